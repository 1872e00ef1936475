import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FlamePage } from '../../../src/protocol/session.js';
import { texts } from '../texts.js';
import { nameOf } from './draw.js';

/** A frame pointed at, and where: beside a point of the window. */
export interface Pointed {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

const GAP = 14;

/** What a frame is and costs, beside the pointer or under the frame the keyboard is on. */
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
  const more = (page.more[row] ?? 0) > 0;
  return (
    <div ref={element} class="tip" role="tooltip">
      <p class="tip-name">
        <bdi dir="ltr">{nameOf(page, row)}</bdi>
      </p>
      <dl>
        {!more && (
          <>
            <dt>{texts.flat}</dt>
            <dd>{page.flat[row]}</dd>
          </>
        )}
        <dt>{texts.cum}</dt>
        <dd>
          {page.cum[row]} <span class="muted">{page.cumPercent[row]?.trim()}</span>
        </dd>
      </dl>
      <p class="muted tip-hint">{more ? texts.moreHint : texts.tipHint}</p>
    </div>
  );
}
