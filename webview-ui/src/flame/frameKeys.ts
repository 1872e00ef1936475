import type { FrameLayout } from './frameTree.js';

/** The key that leads the same way in a drawing upside down. */
export function mirrored(key: string): string {
  return { ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' }[key] ?? key;
}

/**
 * The frame a key moves to from another: up to the caller, down to the widest callee, left and right along the same
 * depth, Home to the root, End to the far right of the depth. Undefined if the key moves nothing.
 */
export function neighbour(layout: FrameLayout, row: number, key: string): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, layout.parent[row] ?? 0);
    case 'ArrowDown':
      return widest(layout, layout.children[row] ?? []) ?? row;
    case 'ArrowLeft':
      return sameDepth(layout, row, -1)[0] ?? row;
    case 'ArrowRight':
      return sameDepth(layout, row, 1)[0] ?? row;
    case 'Home':
      return 0;
    case 'End':
      return sameDepth(layout, row, 1).at(-1) ?? row;
    default:
      return undefined;
  }
}

function widest(layout: FrameLayout, rows: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const row of rows) {
    if (best === undefined || (layout.width[row] ?? 0) > (layout.width[best] ?? 0)) best = row;
  }
  return best;
}

/** The frames of the same depth on one side, nearest first. */
function sameDepth(layout: FrameLayout, row: number, side: -1 | 1): readonly number[] {
  const depth = layout.depth[row];
  const offset = (other: number): number => ((layout.left[other] ?? 0) - (layout.left[row] ?? 0)) * side;
  const found: number[] = [];
  for (let other = 0; other < layout.count; other++) {
    if (layout.depth[other] === depth && other !== row && offset(other) > 0) found.push(other);
  }
  return found.sort((a, b) => offset(a) - offset(b));
}
