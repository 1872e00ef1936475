import type { FlamePage, Stretch } from '../../../../src/protocol/session.js';

/** All of a frame. */
export const WHOLE: Stretch = { from: 0, to: 1 };

/** The narrowest stretch one can look at, as a share of its frame: what is narrower still is zoomed to. */
const NARROWEST = 1e-6;

/** Whether a stretch is only a part of its frame. */
export function isPart({ from, to }: Stretch): boolean {
  return from > 0 || to < 1;
}

/** Whether two stretches are the same. */
export function isSame(a: Stretch, b: Stretch): boolean {
  return a.from === b.from && a.to === b.to;
}

/**
 * The stretch that is seen after zooming at a point, which stays where it is.
 * @param at the point as a share of what is seen, 0..1
 * @param factor how much larger things become; less than 1 makes them smaller
 */
export function zoomedAt({ from, to }: Stretch, at: number, factor: number): Stretch {
  const width = Math.min(1, Math.max(NARROWEST, (to - from) / factor));
  return fitted(from + at * (to - from) - at * width, width);
}

/** The stretch that is seen after moving on by a share of what is seen, to the right where that is more than 0. */
export function movedBy({ from, to }: Stretch, by: number): Stretch {
  return fitted(from + by * (to - from), to - from);
}

/** A stretch of a width that begins at a point, or as near to it as there is anything. */
function fitted(from: number, width: number): Stretch {
  if (width >= 1) return WHOLE;
  const start = Math.min(Math.max(0, from), 1 - width);
  return { from: start, to: Math.min(1, start + width) };
}

/** Where a stretch lies in one that is seen, as shares of that: beyond 0..1 where it is out of sight. */
export function within(seen: Stretch, { from, to }: Stretch): Stretch {
  const width = seen.to - seen.from;
  return { from: (from - seen.from) / width, to: (to - seen.from) / width };
}

/**
 * The part of the zoomed frame that a frame takes; of one that it is called by more than all, in the middle, for nobody knows
 * where.
 */
export function placeOf({ trail, left, width }: FlamePage, row: number): Stretch {
  const zoomed = width[trail] ?? 0;
  const own = width[row] ?? 0;
  if (zoomed <= 0) return WHOLE;
  const from = row < trail ? (1 - own / zoomed) / 2 : (left[row] ?? 0) / zoomed;
  return { from, to: from + own / zoomed };
}
