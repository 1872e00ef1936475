import { MaxHeap } from './maxHeap.js';
import type { RankedTree } from './rankedTree.js';

/** In CSS pixels: frames narrower than this are merged with their neighbours. */
const MIN_PIXELS = 3;
/**
 * How many frames a drawing gets at most: so many up to a width in CSS pixels, then so many more a pixel, up to a limit. What
 * stops there is drawing, style and paint of them: some 0.08 ms a frame (docs/performance.md, "The flame graph at three widths").
 */
const FRAMES = { fewest: 800, upToPixels: 1100, perPixel: 0.803, most: 3000 };

/**
 * An "N more" frame whose frames are all too narrow even when it is zoomed to is divided into at most so many, wide enough
 * in pixels to be read where there is room.
 */
const PARTS = 20;
const PART_PIXELS = 64;

/** One step from a frame to what is under it: a child's key, or the "N more" frame of so many children from a rank on. */
export type FlameStep = { readonly key: number } | { readonly moreFrom: number; readonly count: number };

/** The frames to draw, parents before children; columns of equal length. */
export interface FlameLayout {
  /** Rows `0 .. trail` are the root and the zoomed stack. */
  readonly trail: number;
  readonly parent: readonly number[];
  /** The tree's node, or for an "N more" frame the node whose children it merges. */
  readonly node: readonly number[];
  readonly width: readonly number[];
  /** How many frames an "N more" frame stands for, else 0. */
  readonly more: readonly number[];
  /** The rank of the first child in an "N more" frame, else 0. */
  readonly from: readonly number[];
}

/**
 * The frames that can be seen when the frame at `path` fills `pixels`: the widest first, none under 3 px, at most
 * `mostFrames`. A path that no longer leads anywhere is followed as far as it does.
 */
export function layOut(tree: RankedTree, path: readonly FlameStep[], pixels: number): FlameLayout {
  const layout = new Rows();
  const most = mostFrames(pixels);
  layout.add(-1, tree.root, tree.width[tree.root], 0, 0);
  for (const step of path) if (!follow(tree, layout, step)) break;
  const trail = layout.count - 1;

  const scale = layout.width[trail] > 0 ? pixels / layout.width[trail] : 0;
  const open = new MaxHeap();
  open.push(layout.width[trail], trail);
  // Each open frame may still need one row for an "N more" under it.
  while (open.size > 0 && layout.count + open.size < most) {
    const parent = open.pop();
    const children = tree.childrenOf(layout.node[parent]);
    const more = layout.more[parent];
    const first = layout.from[parent];
    const stop = more > 0 ? first + more : children.length;
    let rank = first;
    for (; rank < stop && layout.count + open.size + 1 < most; rank++) {
      const width = tree.width[children[rank]];
      if (width * scale < MIN_PIXELS) break;
      open.push(width, layout.add(parent, children[rank], width, 0, 0));
    }
    if (more > 0 && rank === first && layout.count + PARTS < most) addParts(tree, layout, parent, scale);
    else addMore(tree, layout, parent, rank, stop, scale);
  }
  while (open.size > 0) addMore(tree, layout, open.pop(), 0, Infinity, scale);
  const { parent, node, width, more, from } = layout;
  return { trail, parent, node, width, more, from };
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
    const { moreFrom: from, count } = step;
    return from >= 0 && count > 0 && addMore(tree, layout, parent, from, from + count, Infinity);
  }
  for (const child of children) {
    if (tree.key[child] !== step.key) continue;
    layout.add(parent, child, tree.width[child], 0, 0);
    return true;
  }
  return false;
}

/** Merges the children of ranks `rank .. stop` into one frame, if together they are wide enough to see. */
function addMore(
  tree: RankedTree,
  layout: Rows,
  parent: number,
  rank: number,
  stop: number,
  scale: number,
): boolean {
  const node = layout.node[parent];
  const merged = tree.childrenOf(node).slice(rank, stop);
  if (merged.length === 0) return false;
  let width = 0;
  for (const child of merged) width += tree.width[child];
  if (width * scale < MIN_PIXELS) return false;
  layout.add(parent, node, width, merged.length, rank);
  return true;
}

/** Divides the "N more" frame of a row among several of about the same width, so that zooming on ends at frames. */
function addParts(tree: RankedTree, layout: Rows, row: number, scale: number): void {
  const node = layout.node[row];
  const children = tree.childrenOf(node);
  const stop = layout.from[row] + layout.more[row];
  const whole = layout.width[row];
  const readable = Math.min(PART_PIXELS / scale, whole / 3);
  const least = Math.max(whole / PARTS, readable, MIN_PIXELS / scale);
  let left = whole;
  for (let rank = layout.from[row]; rank < stop;) {
    const first = rank;
    let width = 0;
    // The last takes what would be too narrow after it.
    while (rank < stop && (width < least || left - width < least)) width += tree.width[children[rank++]];
    left -= width;
    layout.add(row, node, width, rank - first, first);
  }
}

class Rows {
  readonly parent: number[] = [];
  readonly node: number[] = [];
  readonly width: number[] = [];
  readonly more: number[] = [];
  readonly from: number[] = [];

  get count(): number {
    return this.node.length;
  }

  add(parent: number, node: number, width: number, more: number, from: number): number {
    this.parent.push(parent);
    this.node.push(node);
    this.width.push(width);
    this.more.push(more);
    this.from.push(from);
    return this.count - 1;
  }
}
