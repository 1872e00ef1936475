import type { VNode } from 'preact';

/** A share of 0..1 as a bar behind a figure; nothing for none. */
export function Bar({ share }: { readonly share: number }): VNode | null {
  return share > 0 ? <span class="bar" style={{ width: `${Math.min(100, share * 100)}%` }} /> : null;
}
