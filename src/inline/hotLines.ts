import { HOT_SHARE, largerShare } from '../protocol/heat.js';
import type { LineFigure } from '../protocol/session.js';

/** The lines to stop at, ascending, counted from 1: those with at least 1% of the total, or all with cost if none has as much. */
export function hotLines(figures: readonly LineFigure[]): readonly number[] {
  const hot = figures.filter((figure) => largerShare(figure) >= HOT_SHARE);
  return (hot.length > 0 ? hot : figures).map(({ line }) => line).sort((a, b) => a - b);
}

/** The stop, a line counted from 1, after a line, or before it; after the last comes the first again. Undefined if there is none. */
export function nextStop(
  stops: readonly number[],
  line: number,
  direction: 'next' | 'previous',
): number | undefined {
  return direction === 'next'
    ? (stops.find((stop) => stop > line) ?? stops[0])
    : (stops.findLast((stop) => stop < line) ?? stops.at(-1));
}
