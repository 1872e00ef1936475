import type { FlamePage, FlameStep, Stretch } from '../../../../src/protocol/session.js';
import { WHOLE } from '../zoom/stretch.js';

/** A frame as d3-flame-graph takes it. */
export interface FrameNode {
  /** Row of the `FlamePage`. */
  readonly row: number;
  /** How much of it is in sight, in the unit of the page's widths. */
  readonly value: number;
  readonly children: readonly FrameNode[];
}

/** Where d3-flame-graph has drawn a frame: its node after the partition of d3-hierarchy. */
export interface DrawnFrame {
  readonly data: FrameNode;
  /** 0 for the root. */
  readonly depth: number;
  /** Left and right edge as shares of the drawing, 0..1. */
  readonly x0: number;
  readonly x1: number;
  /** Null for the root. */
  readonly parent: DrawnFrame | null;
  /** In the order drawn; undefined for none. */
  readonly children?: readonly DrawnFrame[];
}

/**
 * The tree to draw: of each frame what is in sight of a stretch of the zoomed one, whose callers get its width, so that it fills
 * the drawing. Undefined if there is nothing of any width.
 */
export function frameTree(page: FlamePage, { from, to }: Stretch = WHOLE): FrameNode | undefined {
  const { trail, left, width } = page;
  const zoomed = width[trail] ?? 0;
  if (page.names.length === 0 || zoomed <= 0) return undefined;
  const inSight = (row: number): number => {
    const start = left[row] ?? 0;
    const end = start + (width[row] ?? 0);
    return Math.max(0, (to < 1 ? Math.min(end, to * zoomed) : end) - Math.max(start, from * zoomed));
  };
  const nodes = page.names.map((_, row) => ({
    row,
    value: inSight(Math.max(row, trail)),
    children: new Array<FrameNode>(),
  }));
  for (const node of nodes) nodes[page.parent[node.row] ?? -1]?.children.push(node);
  return nodes[0];
}

/** How many frames lie above one another where they are most: 0 without frames. */
export function heightOf({ parent }: FlamePage): number {
  const depths = new Int32Array(parent.length);
  // Parents come before their children.
  for (const [row, above] of parent.entries()) depths[row] = above < 0 ? 1 : (depths[above] ?? 0) + 1;
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}

/** All rows from the root and the left, as one reads a drawing stack by stack. */
export function inReadingOrder({ parent }: FlamePage): readonly number[] {
  const children = Array.from(parent, () => new Array<number>());
  for (const [row, above] of parent.entries()) children[above]?.push(row);
  const order: number[] = [];
  const open = parent.length > 0 ? [0] : [];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    order.push(row);
    for (const child of (children[row] ?? []).toReversed()) open.push(child);
  }
  return order;
}

/** The rows that the search matches, in reading order. */
export function matchesOf(page: FlamePage): readonly number[] {
  return inReadingOrder(page).filter((row) => page.match[row] === 1);
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

/** The row of the frame at the end of a way from the root; undefined if it is not drawn. */
export function rowOf(page: FlamePage, path: readonly FlameStep[]): number | undefined {
  let at = 0;
  for (const step of path) {
    const wanted = 'key' in step ? step.key : -1 - step.moreFrom;
    const next = page.parent.findIndex((parent, row) => parent === at && page.step[row] === wanted);
    if (next < 0) return undefined;
    at = next;
  }
  return at;
}
