import { MaxHeap } from './maxHeap.js';
import type { RankedTree } from './rankedTree.js';

/** Frames narrower than this are merged with their neighbours. */
const MIN_PIXELS = 3;
/** The most frames one drawing gets: what d3-flame-graph paints within a third of a second. */
const MAX_FRAMES = 1000;

/** One step from a frame to what is under it: a child's key, or the "N more" frame of the children from a rank on. */
export type FlameStep = { readonly key: number } | { readonly moreFrom: number };

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
 * 1,000. A path that no longer leads anywhere is followed as far as it does.
 */
export function layOut(tree: RankedTree, path: readonly FlameStep[], pixels: number): FlameLayout {
  const layout = new Rows();
  layout.add(-1, tree.root, tree.width[tree.root], 0, 0);
  for (const step of path) if (!follow(tree, layout, step)) break;
  const trail = layout.count - 1;

  const scale = layout.width[trail] > 0 ? pixels / layout.width[trail] : 0;
  const open = new MaxHeap();
  open.push(layout.width[trail], trail);
  // Each open frame may still need one row for an "N more" under it.
  while (open.size > 0 && layout.count + open.size < MAX_FRAMES) {
    const parent = open.pop();
    const children = tree.childrenOf(layout.node[parent]);
    let rank = layout.more[parent] > 0 ? layout.from[parent] : 0;
    for (; rank < children.length && layout.count + open.size + 1 < MAX_FRAMES; rank++) {
      const width = tree.width[children[rank]];
      if (width * scale < MIN_PIXELS) break;
      open.push(width, layout.add(parent, children[rank], width, 0, 0));
    }
    addMore(tree, layout, parent, rank, scale);
  }
  while (open.size > 0) addMore(tree, layout, open.pop(), 0, scale);
  const { parent, node, width, more, from } = layout;
  return { trail, parent, node, width, more, from };
}

/** Adds the child that a step names under the last row; false if it isn't there. */
function follow(tree: RankedTree, layout: Rows, step: FlameStep): boolean {
  const parent = layout.count - 1;
  const children = tree.childrenOf(layout.node[parent]);
  if ('moreFrom' in step) {
    if (step.moreFrom >= children.length || step.moreFrom < 0) return false;
    return addMore(tree, layout, parent, step.moreFrom, Infinity);
  }
  for (const child of children) {
    if (tree.key[child] !== step.key) continue;
    layout.add(parent, child, tree.width[child], 0, 0);
    return true;
  }
  return false;
}

/** Merges the children from `rank` on into one frame, if together they are wide enough to see. */
function addMore(tree: RankedTree, layout: Rows, parent: number, rank: number, scale: number): boolean {
  const node = layout.node[parent];
  const children = tree.childrenOf(node);
  if (rank >= children.length) return false;
  let width = 0;
  for (let i = rank; i < children.length; i++) width += tree.width[children[i]];
  if (width * scale < MIN_PIXELS) return false;
  layout.add(parent, node, width, children.length - rank, rank);
  return true;
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
