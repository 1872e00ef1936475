import flamegraph from 'd3-flame-graph';
import { select } from 'd3-selection';
import type { FlamePage } from '../../../../src/protocol/session.js';
import { packageColour } from './colour.js';
import type { Flame } from '../drawingModel.js';
import { frameTree, heightOf, inReadingOrder, type DrawnFrame, type FrameNode } from './frameTree.js';
import { TextWidths } from '../../shared/textWidths.js';
import { labelLayer, type PlacedLabel } from './labelLayer.js';
import { labelOf } from './labels.js';
import type { Movable } from './moving.js';

/** In CSS pixels. */
export const FRAME_HEIGHT = 20;

/** Narrower frames, in CSS pixels, have no label. */
const LABELLED = 35;

/** The library gives each frame a title of the browser's unless it is given a tip. */
const noTip = Object.assign(() => undefined, { show: () => undefined, hide: () => undefined });

/** What is drawn, by row of the page: where each frame lies, its element and that of its label. Empty where nothing has any width. */
export interface Drawn extends Movable {
  /** In CSS pixels. */
  readonly width: number;
  readonly frames: readonly DrawnFrame[];
  readonly elements: readonly SVGGElement[];
  readonly labels: readonly (HTMLElement | undefined)[];
}

export const NOTHING_DRAWN: Drawn = {
  svg: undefined,
  layer: undefined,
  width: 0,
  frames: [],
  elements: [],
  labels: [],
};

/**
 * Draws a page into an element, in place of what is there, with d3-flame-graph, which alone decides where frames lie. Of the
 * library's own ways its zoom on a click, its tips, its transitions and its labels are left out: zooming here asks the host for
 * other frames. The root is at the top, or at the bottom with `upward`.
 */
export function draw(element: HTMLElement, { page, width, stretch }: Flame, upward: boolean): Drawn {
  const root = frameTree(page, stretch);
  if (root === undefined) {
    element.replaceChildren();
    return NOTHING_DRAWN;
  }
  const widths = new TextWidths();
  widths.use(`12px ${getComputedStyle(element).fontFamily}`);
  const height = heightOf(page);
  const colours = new Map<string, string>();
  const colourOf = (name: string): string => {
    const colour = colours.get(name) ?? packageColour(name);
    colours.set(name, colour);
    return colour;
  };
  const chart = flamegraph<FrameNode, DrawnFrame>()
    .width(width)
    .height(height * FRAME_HEIGHT)
    .cellHeight(FRAME_HEIGHT)
    .inverted(!upward)
    .tooltip(noTip)
    .getName(() => '')
    .setColorMapper(({ data }) => colourOf(page.packages[data.row] ?? ''));
  // Out of the document until it is finished: nothing is styled or laid out twice.
  const canvas: HTMLElement = document.createElement('div');
  const svg = select(canvas)
    .datum(root)
    .call(chart)
    .select<SVGSVGElement>('svg')
    .attr('role', 'presentation');
  const frames: DrawnFrame[] = [];
  const elements: SVGGElement[] = [];
  const placed: PlacedLabel[] = [];
  const groups = select(canvas).selectAll<SVGGElement, DrawnFrame>('g.frame');
  groups.on('click', null).each(function (frame) {
    const { row } = frame.data;
    frames[row] = frame;
    elements[row] = this;
    this.setAttribute('class', classesOf(page, row));
    this.lastChild?.remove();
    const pixels = (frame.x1 - frame.x0) * width;
    if (pixels < LABELLED) return;
    const line = upward ? height - 1 - frame.depth : frame.depth;
    const at = { left: frame.x0 * width, top: line * FRAME_HEIGHT, width: pixels };
    placed.push({ row, isMatch: page.match[row] === 1, ...at, ...labelOf(page, row, pixels, widths) });
  });
  // The items of the tree do not lie in one another: a reader goes by their order and levels.
  for (const row of inReadingOrder(page)) if (elements[row] !== undefined) svg.node()?.append(elements[row]);
  const { layer, elements: labels } = labelLayer(placed);
  element.replaceChildren(...canvas.childNodes, layer);
  return { svg: svg.node() ?? undefined, layer, width, frames, elements, labels };
}

/** What style sheets tell frames by; the library has set the first. */
function classesOf(page: FlamePage, row: number): string {
  const isTrail = row < page.trail ? ' trail' : '';
  const isMore = (page.more[row] ?? 0) > 0 ? ' more' : '';
  return `frame${isTrail}${isMore}${page.match[row] === 1 ? ' match' : ''}`;
}

/** The row of the frame an event happened on, undefined if it was on none. */
export function rowAt(target: EventTarget | null): number | undefined {
  const frame = target instanceof Element ? target.closest<SVGGElement>('g.frame') : null;
  return frame === null ? undefined : select<SVGGElement, DrawnFrame>(frame).datum().data.row;
}
