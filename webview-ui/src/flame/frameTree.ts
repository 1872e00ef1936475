import type { FlamePage, FlameStep } from '../../../src/protocol/session.js';

/** A frame as d3-hierarchy takes it. */
export interface FrameNode {
  /** Row of the `FlamePage`. */
  readonly row: number;
  /** What is written on it. */
  readonly name: string;
  readonly value: number;
  readonly children: readonly FrameNode[];
}

/** Where the frames of a page lie, as columns over its rows. */
export interface FrameLayout {
  readonly count: number;
  readonly parent: Int32Array;
  /** 0 for the root. */
  readonly depth: Int32Array;
  readonly maxDepth: number;
  /** Left edge and width as shares of the drawing, 0..1. The zoomed frame and its ancestors are as wide as it all. */
  readonly left: Float64Array;
  readonly width: Float64Array;
  /** The children of each row in the order drawn. */
  readonly children: readonly (readonly number[])[];
}

/**
 * The tree to draw, each frame with its label. Ancestors of the zoomed frame get its width, so that it fills the
 * drawing. Undefined if there is nothing of any width.
 */
export function frameTree(page: FlamePage, label: (row: number) => string): FrameNode | undefined {
  const zoomed = page.width[page.trail] ?? 0;
  if (page.names.length === 0 || zoomed <= 0) return undefined;
  const nodes = page.names.map((_, row) => ({
    row,
    name: label(row),
    value: row < page.trail ? zoomed : (page.width[row] ?? 0),
    children: new Array<FrameNode>(),
  }));
  for (const node of nodes) nodes[page.parent[node.row] ?? -1]?.children.push(node);
  return nodes[0];
}

/** Lays the frames out as d3's partition does: children side by side from their parent's left edge. */
export function layOut(page: FlamePage): FrameLayout {
  const count = page.names.length;
  const zoomed = page.width[page.trail] ?? 0;
  const depth = new Int32Array(count);
  const left = new Float64Array(count);
  const width = new Float64Array(count);
  const used = new Float64Array(count);
  const children = Array.from({ length: count }, () => new Array<number>());
  let maxDepth = 0;
  for (let row = 0; row < count; row++) {
    const parent = page.parent[row] ?? -1;
    width[row] = row <= page.trail ? 1 : zoomed > 0 ? (page.width[row] ?? 0) / zoomed : 0;
    if (parent < 0) continue;
    children[parent]?.push(row);
    depth[row] = (depth[parent] ?? 0) + 1;
    left[row] = (left[parent] ?? 0) + (used[parent] ?? 0);
    used[parent] = (used[parent] ?? 0) + (width[row] ?? 0);
    maxDepth = Math.max(maxDepth, depth[row] ?? 0);
  }
  return { count, parent: page.parent, depth, maxDepth, left, width, children };
}

/** The path that zooms to a row, given the path the page was asked with. */
export function pathTo(page: FlamePage, row: number, path: readonly FlameStep[]): readonly FlameStep[] {
  const steps: FlameStep[] = [];
  let at = row;
  while (at > page.trail) {
    const step = page.step[at] ?? 0;
    steps.unshift(step >= 0 ? { key: step } : { moreFrom: -1 - step, count: page.more[at] ?? 0 });
    at = page.parent[at] ?? 0;
  }
  return [...path.slice(0, at), ...steps];
}
