import type { VNode } from 'preact';
import { shortName } from '../names.js';
import { clip } from '../../texts.js';

/** A function's name, of which the path of its package goes first where there is too little room. */
export function FunctionName({ name }: { readonly name: string }): VNode {
  const shown = clip(name);
  const rest = shortName(shown);
  return (
    <bdi dir="ltr" class="function-name">
      <span class="package-path">
        <bdi dir="ltr">{shown.slice(0, shown.length - rest.length)}</bdi>
      </span>
      <span class="own-name">{rest}</span>
    </bdi>
  );
}
