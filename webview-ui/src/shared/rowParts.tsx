import type { VNode } from 'preact';
import { clip, fill, texts } from '../texts.js';
import { Icon } from './icons.js';

/** A share of 0..1 as a bar behind a figure; nothing for none. */
export function Bar({ share }: { readonly share: number }): VNode | null {
  return share > 0 ? <span class="bar" style={{ width: `${Math.min(100, share * 100)}%` }} /> : null;
}

/** Opens a row's menu by the pointer, which the row itself takes care of; the keyboard has Shift+F10. */
export function RowActions({ name }: { readonly name: string }): VNode {
  return (
    <span class="row-actions" aria-hidden="true" title={fill(texts.actionsFor, clip(name, 200))}>
      <Icon name="more" size={16} />
    </span>
  );
}
