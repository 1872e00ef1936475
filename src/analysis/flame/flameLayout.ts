import { MaxHeap } from './maxHeap.js';
import type { RankedTree } from './rankedTree.js';

/** In CSS pixels: frames narrower than this are merged with their neighbours. */
const MIN_PIXELS = 3;
/**
 * How many frames a drawing gets at most: so many up to a width in CSS pixels, then so many more a pixel, up to a limit. What
 * stops there is drawing, style and paint of them: some 0.08 ms a frame (docs/performance.md, "The flame graph at three widths").
 */
const FRAMES = { fewest: 800, upToPixels: 1100, perPixel: 0.511, most: 2200 };

/**
 * An "N more" frame whose frames are all too narrow even when it is zoomed to is divided into at most so many, wide enough
 * in pixels to be read where there is room.
 */
const PARTS = 20;
const PART_PIXELS = 64;

/** One step from a frame to what is under it: a child's key, or the "N more" frame of so many children from a rank on. */
export type FlameStep = { readonly key: number } | { readonly moreFrom: number; readonly count: number };

/** A stretch of a frame, as shares of its width: 0 ≤ `from` < `to` ≤ 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** All of a frame. */
const WHOLE: Stretch = { from: 0, to: 1 };

/** The frames to draw, parents before children; columns of equal length. */
export interface FlameLayout {
  /** Rows `0 .. trail` are the root and the zoomed stack. */
  readonly trail: number;
  readonly parent: readonly number[];
  /** The tree's node, or for an "N more" frame the node whose children it merges. */
  readonly node: readonly number[];
  readonly width: readonly number[];
  /** The left edge, from that of the zoomed frame on; 0 for its callers. */
  readonly left: readonly number[];
  /** How many frames an "N more" frame stands for, else 0. */
  readonly more: readonly number[];
  /** The rank of the first child in an "N more" frame, else 0. */
  readonly from: readonly number[];
}

/**
 * The frames that can be seen when a stretch of the frame at `path` fills `pixels`: the widest in sight first, none under 3 px in all,
 * at most `mostFrames`. Those at the ends of the stretch may lie outside in part. A path that no longer leads anywhere is followed as
 * far as it does.
 */
export function layOut(
  tree: RankedTree,
  path: readonly FlameStep[],
  pixels: number,
  stretch: Stretch = WHOLE,
): FlameLayout {
  const layout = new Rows();
  const most = mostFrames(pixels);
  layout.add(-1, tree.root, tree.width[tree.root], 0, 0, 0);
  for (const step of path) if (!follow(tree, layout, step)) break;
  const trail = layout.count - 1;

  const zoomed = layout.width[trail];
  const scale = zoomed > 0 ? pixels / (zoomed * (stretch.to - stretch.from)) : 0;
  const sight = sightOf(zoomed, stretch, scale);
  const open = new MaxHeap();
  open.push(zoomed, trail);
  // Each open frame may still need one row for an "N more" under it.
  while (open.size > 0 && layout.count + open.size < most) {
    const parent = open.pop();
    const children = tree.childrenOf(layout.node[parent]);
    const more = layout.more[parent];
    const first = layout.from[parent];
    const stop = more > 0 ? first + more : children.length;
    let left = layout.left[parent];
    let rank = first;
    for (; rank < stop && layout.count + open.size + 1 < most; rank++) {
      const width = tree.width[children[rank]];
      if (width * scale < MIN_PIXELS) break;
      const seen = seenOf(sight, left, width);
      if (seen > 0) open.push(seen, layout.add(parent, children[rank], width, left, 0, 0));
      left += width;
    }
    if (more > 0 && rank === first && layout.count + PARTS < most) addParts(tree, layout, parent, sight);
    else addMore(tree, layout, parent, { rank, stop, left }, sight);
  }
  while (open.size > 0) {
    const parent = open.pop();
    addMore(tree, layout, parent, { rank: 0, stop: Infinity, left: layout.left[parent] }, sight);
  }
  const { parent, node, width, left, more, from } = layout;
  return { trail, parent, node, width, left, more, from };
}

/** What can be seen: the ends of the stretch, in the unit of widths from the zoomed frame's left edge on, and pixels a unit. */
interface Sight {
  readonly start: number;
  readonly end: number;
  readonly scale: number;
}

/** Of all of a frame everything is in sight, whatever sums of its children come to. */
function sightOf(width: number, { from, to }: Stretch, scale: number): Sight {
  return { start: from > 0 ? from * width : -Infinity, end: to < 1 ? to * width : Infinity, scale };
}

/** How much of a frame is in sight, 0 or less for none. */
function seenOf({ start, end }: Sight, left: number, width: number): number {
  return Math.min(left + width, end) - Math.max(left, start);
}

/** The most frames of a drawing of so many CSS pixels: a wider one has room for more that can be told apart. */
export function mostFrames(pixels: number): number {
  const { fewest, upToPixels, perPixel, most } = FRAMES;
  return Math.round(Math.min(Math.max(fewest + (pixels - upToPixels) * perPixel, fewest), most));
}

/** Adds the child that a step names under the last row; false if it isn't there. */
function follow(tree: RankedTree, layout: Rows, step: FlameStep): boolean {
  const parent = layout.count - 1;
  const children = tree.childrenOf(layout.node[parent]);
  if ('moreFrom' in step) {
    const { moreFrom: rank, count } = step;
    return (
      rank >= 0 && count > 0 && addMore(tree, layout, parent, { rank, stop: rank + count, left: 0 }, ALL)
    );
  }
  for (const child of children) {
    if (tree.key[child] !== step.key) continue;
    layout.add(parent, child, tree.width[child], 0, 0, 0);
    return true;
  }
  return false;
}

/** Sees every frame, however narrow. */
const ALL: Sight = { start: -Infinity, end: Infinity, scale: Infinity };

/** Some children of a frame: their ranks, and the left edge of the first. */
interface Merged {
  readonly rank: number;
  readonly stop: number;
  readonly left: number;
}

/** Merges children into one frame, if together they are wide enough to see and in sight. */
function addMore(tree: RankedTree, layout: Rows, parent: number, merged: Merged, sight: Sight): boolean {
  const { rank, stop, left } = merged;
  const node = layout.node[parent];
  const children = tree.childrenOf(node).slice(rank, stop);
  if (children.length === 0) return false;
  let width = 0;
  for (const child of children) width += tree.width[child];
  if (width * sight.scale < MIN_PIXELS || seenOf(sight, left, width) <= 0) return false;
  layout.add(parent, node, width, left, children.length, rank);
  return true;
}

/** Divides the "N more" frame of a row among several of about the same width, so that zooming on ends at frames. */
function addParts(tree: RankedTree, layout: Rows, row: number, sight: Sight): void {
  const { scale } = sight;
  const node = layout.node[row];
  const children = tree.childrenOf(node);
  const stop = layout.from[row] + layout.more[row];
  const whole = layout.width[row];
  const readable = Math.min(PART_PIXELS / scale, whole / 3);
  const least = Math.max(whole / PARTS, readable, MIN_PIXELS / scale);
  let left = layout.left[row];
  let after = whole;
  for (let rank = layout.from[row]; rank < stop;) {
    const first = rank;
    let width = 0;
    // The last takes what would be too narrow after it.
    while (rank < stop && (width < least || after - width < least)) width += tree.width[children[rank++]];
    if (seenOf(sight, left, width) > 0) layout.add(row, node, width, left, rank - first, first);
    left += width;
    after -= width;
  }
}

class Rows {
  readonly parent: number[] = [];
  readonly node: number[] = [];
  readonly width: number[] = [];
  readonly left: number[] = [];
  readonly more: number[] = [];
  readonly from: number[] = [];

  get count(): number {
    return this.node.length;
  }

  add(parent: number, node: number, width: number, left: number, more: number, from: number): number {
    this.parent.push(parent);
    this.node.push(node);
    this.width.push(width);
    this.left.push(left);
    this.more.push(more);
    this.from.push(from);
    return this.count - 1;
  }
}
