import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FlamePage } from '../../../src/protocol/session.js';
import { nameOf } from './nameOf.js';
import type { Pointed } from './drawingModel.js';

const GAP = 14;

/** What a frame is and costs in all, beside the pointer: most have no room for their names. */
export function Tip({ page, pointed }: { readonly page: FlamePage; readonly pointed: Pointed }): VNode {
  const element = useRef<HTMLDivElement>(null);
  const { row, x, y } = pointed;
  useLayoutEffect(() => {
    const tip = element.current;
    if (tip === null) return;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(4, Math.min(x + GAP, window.innerWidth - width - 4));
    const below = y + GAP + height < window.innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? y + GAP : Math.max(4, y - GAP - height)}px`;
  });
  return (
    <div ref={element} class="tip" role="tooltip">
      <p class="tip-name">
        <bdi dir="ltr">{nameOf(page, row)}</bdi>
      </p>
      <p>
        {page.cum[row]} <span class="muted">{page.cumPercent[row]?.trim()}</span>
      </p>
    </div>
  );
}
