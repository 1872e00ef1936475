import flamegraph from 'd3-flame-graph';
import { select } from 'd3-selection';
import type { FlamePage } from '../../../../src/protocol/session.js';
import { fill, texts } from '../../texts.js';
import { packageColour } from './colour.js';
import type { DrawingModel, Flame } from '../drawingModel.js';
import { frameTree, heightOf, type DrawnFrame, type FrameNode } from './frameTree.js';
import { TextWidths } from '../../shared/textWidths.js';
import { labelOf, type Label } from './labels.js';
import { nameOf } from '../nameOf.js';

/** In CSS pixels. */
export const FRAME_HEIGHT = 20;

/** Narrower frames, in CSS pixels, have no label: the library hides it, but it would still cost a layout. */
const LABELLED = 35;

/** The library gives each frame a title of the browser's unless it is given a tip. */
const noTip = Object.assign(() => undefined, { show: () => undefined, hide: () => undefined });

/** What is drawn, by row of the page: where each frame lies, and its element. Empty where nothing has any width. */
export interface Drawn {
  /** Undefined where nothing is drawn. */
  readonly svg: SVGSVGElement | undefined;
  /** In CSS pixels. */
  readonly width: number;
  readonly frames: readonly DrawnFrame[];
  readonly elements: readonly SVGGElement[];
}

export const NOTHING_DRAWN: Drawn = { svg: undefined, width: 0, frames: [], elements: [] };

/**
 * Draws a page into an element, in place of what is there, with d3-flame-graph, which alone decides where frames lie. Of the
 * library's own ways its zoom on a click, its tips and its transitions are left out: zooming here asks the host for
 * other frames. The root is at the top, or at the bottom with `upward`.
 */
export function draw(
  element: HTMLElement,
  { page, width }: Flame,
  { id, upward }: Pick<DrawingModel, 'id' | 'upward'>,
): Drawn {
  const root = frameTree(page);
  if (root === undefined) {
    element.replaceChildren();
    return NOTHING_DRAWN;
  }
  const pixels = ({ x0, x1 }: DrawnFrame): number => (x1 - x0) * width;
  const widths = new TextWidths();
  widths.use(`12px ${getComputedStyle(element).fontFamily}`);
  const labels: Label[] = [];
  const label = (frame: DrawnFrame): Label =>
    (labels[frame.data.row] ??= labelOf(page, frame.data.row, pixels(frame), widths));
  const chart = flamegraph<FrameNode, DrawnFrame>()
    .width(width)
    .height(heightOf(page) * FRAME_HEIGHT)
    .cellHeight(FRAME_HEIGHT)
    .inverted(!upward)
    .tooltip(noTip)
    .getName((frame) => label(frame).name)
    .setColorMapper(({ data }) => packageColour(page.packages[data.row] ?? ''));
  // Out of the document until it is finished: nothing is styled or laid out twice.
  const canvas: HTMLElement = document.createElement('div');
  const svg = select(canvas)
    .datum(root)
    .call(chart)
    .select<SVGSVGElement>('svg')
    .attr('role', 'presentation');
  const frames: DrawnFrame[] = [];
  const elements: SVGGElement[] = [];
  const groups = select(canvas).selectAll<SVGGElement, DrawnFrame>('g.frame');
  groups.on('click', null).each(function (frame) {
    const { row } = frame.data;
    frames[row] = frame;
    elements[row] = this;
    this.id = frameId(id, row);
    describe(this, page, frame);
  });
  groups
    .filter((frame) => pixels(frame) < LABELLED)
    .select('foreignObject')
    .remove();
  groups
    .filter((frame) => label(frame).value !== '')
    .select('.d3-flame-graph-label')
    .append('span')
    .attr('class', 'frame-value')
    .text((frame) => label(frame).value);
  element.replaceChildren(...canvas.childNodes);
  return { svg: svg.node() ?? undefined, width, frames, elements };
}

/** Says of a frame what the library does not know of it: to style sheets, to screen readers, and its row to clicks. */
function describe(element: SVGGElement, page: FlamePage, frame: DrawnFrame): void {
  const { row } = frame.data;
  const siblings = frame.parent?.children ?? [frame];
  element.dataset['row'] = String(row);
  element.classList.toggle('trail', row < page.trail);
  element.classList.toggle('more', (page.more[row] ?? 0) > 0);
  element.classList.toggle('match', page.match[row] === 1);
  element.setAttribute('role', 'treeitem');
  element.setAttribute('aria-level', String(frame.depth + 1));
  element.setAttribute('aria-posinset', String(siblings.indexOf(frame) + 1));
  element.setAttribute('aria-setsize', String(siblings.length));
  element.setAttribute(
    'aria-label',
    fill(texts.frameLabel, nameOf(page, row), page.cum[row] ?? '', (page.cumPercent[row] ?? '').trim()),
  );
}

/** The id of a frame's element. */
export function frameId(drawing: DrawingModel['id'], row: number): string {
  return `${drawing}-frame-${row}`;
}

/** The row of the frame an event happened on, undefined if it was on none. */
export function rowAt(target: EventTarget | null): number | undefined {
  const frame = target instanceof Element ? target.closest<SVGGElement>('g.frame') : null;
  return frame === null ? undefined : Number(frame.dataset['row']);
}
