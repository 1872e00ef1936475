import type { DrawnFrame } from './d3/frameTree.js';

/** The key that leads the same way in a drawing upside down. */
export function mirrored(key: string): string {
  return { ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' }[key] ?? key;
}

/**
 * The row that a key moves to from another: up to the caller, down to the widest callee, left and right along the same
 * depth, Home to the root, End to the far right of the depth. Undefined if the key moves nothing.
 * @param frames by row
 */
export function neighbour(frames: readonly DrawnFrame[], row: number, key: string): number | undefined {
  const from = frames[row];
  if (from === undefined) return undefined;
  const to = (frame: DrawnFrame | null | undefined): number => frame?.data.row ?? row;
  switch (key) {
    case 'ArrowUp':
      return to(from.parent);
    case 'ArrowDown':
      return to(widest(from.children ?? []));
    case 'ArrowLeft':
      return to(sameDepth(frames, from).findLast(({ x0 }) => x0 < from.x0));
    case 'ArrowRight':
      return to(sameDepth(frames, from).find(({ x0 }) => x0 > from.x0));
    case 'Home':
      return 0;
    case 'End':
      return to(sameDepth(frames, from).at(-1));
    default:
      return undefined;
  }
}

function widest(frames: readonly DrawnFrame[]): DrawnFrame | undefined {
  let best: DrawnFrame | undefined;
  for (const frame of frames) if (best === undefined || frame.x1 - frame.x0 > best.x1 - best.x0) best = frame;
  return best;
}

/** The frames of the same depth, from the left. */
function sameDepth(frames: readonly DrawnFrame[], { depth }: DrawnFrame): readonly DrawnFrame[] {
  return frames.filter((frame) => frame.depth === depth).sort((a, b) => a.x0 - b.x0);
}
