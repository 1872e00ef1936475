import type { VNode } from 'preact';
import { Icon } from './icons.js';
import { clip, fill, texts } from '../texts.js';

/** Opens a row's menu by the pointer, which the row itself takes care of; the keyboard has Shift+F10. */
export function RowActions({ name }: { readonly name: string }): VNode {
  return (
    <span class="row-actions" aria-hidden="true" title={fill(texts.actionsFor, clip(name, 200))}>
      <Icon name="more" size={16} />
    </span>
  );
}
