import flamegraph from 'd3-flame-graph';
import { select } from 'd3-selection';
import type { FlamePage } from '../../../src/protocol/session.js';
import { clip, fill, texts } from '../texts.js';
import { packageColour } from './colour.js';
import type { DrawingId } from './flameChoice.js';
import type { DrawingModel, Flame } from './flameModel.js';
import { frameTree, type FrameLayout, type FrameNode } from './frameTree.js';
import { labelFor } from '../shared/names.js';

export const FRAME_HEIGHT = 20;

/** Narrower frames, in pixels, have no label: the library hides it, but it would still cost a layout. */
const LABELLED = 35;

const counts = new Intl.NumberFormat();

/** The library draws a tip of its own unless it is given one. */
const noTip = Object.assign(() => undefined, { show: () => undefined, hide: () => undefined });

/**
 * Draws a page into an element, in place of what is there, with d3-flame-graph. The library lays out and draws; its
 * own zoom, tip and transitions are put aside, for zooming here asks the host for other frames.
 * The root is at the top, or at the bottom with `upward`.
 */
export function draw(
  element: HTMLElement,
  { page, layout, width }: Flame,
  { id, upward }: Pick<DrawingModel, 'id' | 'upward'>,
): void {
  const root = frameTree(page, (row) => labelFor(nameOf(page, row), (layout.width[row] ?? 0) * width));
  if (root === undefined) {
    element.replaceChildren();
    return;
  }
  // Out of the document until it is finished: nothing is styled or laid out twice.
  const canvas: HTMLElement = document.createElement('div');
  const chart = flamegraph<FrameNode>()
    .width(width)
    .height((layout.maxDepth + 1) * FRAME_HEIGHT)
    .cellHeight(FRAME_HEIGHT)
    .inverted(!upward)
    .tooltip(noTip)
    .setColorMapper(({ data }) => packageColour(page.packages[data.row] ?? ''));
  select(canvas).datum(root).call(chart);
  const svg = canvas.querySelector('svg');
  if (svg === null) return;
  svg.setAttribute('role', 'presentation');
  svg.querySelector('text.title')?.remove();
  select(svg)
    .selectAll<SVGGElement, { readonly data: FrameNode }>('g.frame')
    .on('click', null)
    .each(function ({ data }) {
      finish(this, page, layout, data, width);
      this.id = frameId(id, data.row);
    });
  element.replaceChildren(svg);
}

/** What the library does not know of. */
function finish(
  frame: SVGGElement,
  page: FlamePage,
  layout: FrameLayout,
  node: FrameNode,
  width: number,
): void {
  const { row } = node;
  const parent = layout.parent[row] ?? -1;
  const siblings = layout.children[parent] ?? [0];
  frame.dataset['row'] = String(row);
  frame.removeAttribute('name');
  frame.classList.toggle('trail', row < page.trail);
  frame.classList.toggle('more', (page.more[row] ?? 0) > 0);
  frame.classList.toggle('match', page.match[row] === 1);
  frame.setAttribute('role', 'treeitem');
  frame.setAttribute('aria-level', String((layout.depth[row] ?? 0) + 1));
  frame.setAttribute('aria-posinset', String(siblings.indexOf(row) + 1));
  frame.setAttribute('aria-setsize', String(siblings.length));
  frame.setAttribute(
    'aria-label',
    fill(texts.frameLabel, nameOf(page, row), page.cum[row] ?? '', (page.cumPercent[row] ?? '').trim()),
  );
  if ((layout.width[row] ?? 0) * width < LABELLED) frame.querySelector('foreignObject')?.remove();
}

/** What a frame is called on the page. */
export function nameOf(page: FlamePage, row: number): string {
  const more = page.more[row] ?? 0;
  return more > 0 ? fill(texts.more, counts.format(more)) : clip(page.names[row] ?? '');
}

/** The id of a frame's element. */
export function frameId(drawing: DrawingId, row: number): string {
  return `${drawing}-frame-${row}`;
}

/** The row of the frame an event happened on, undefined if it was on none. */
export function rowAt(target: EventTarget | null): number | undefined {
  const frame = target instanceof Element ? target.closest<SVGGElement>('g.frame') : null;
  return frame === null ? undefined : Number(frame.dataset['row']);
}
