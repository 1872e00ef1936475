import type { VNode } from 'preact';
import { clip, fill, texts } from '../../texts.js';
import { Icon } from '../icons.js';

/** A share of -1..1 as a bar behind a figure, from the other side where it is negative; nothing for none. */
export function Bar({ share }: { readonly share: number }): VNode | null {
  if (share === 0) return null;
  const width = `${Math.min(100, Math.abs(share) * 100)}%`;
  return <span class={share < 0 ? 'bar negative' : 'bar'} style={{ width }} />;
}

/** Opens a row's menu by the pointer, which the row itself takes care of; the keyboard has Shift+F10. */
export function RowActions({ name }: { readonly name: string }): VNode {
  return (
    <span class="row-actions" aria-hidden="true" title={fill(texts.actionsFor, clip(name, 200))}>
      <Icon name="more" size={16} />
    </span>
  );
}
