import type { LineFigure } from '../protocol/session.js';

/** A line with less of the total is not worth a stop. */
const LEAST_SHARE = 0.01;

/** The lines to stop at, ascending: those with at least 1% of the total, or all with cost if none has as much. */
export function hotLines(figures: readonly LineFigure[]): readonly number[] {
  const hot = figures.filter(({ cumShare, flatShare }) => Math.max(cumShare, flatShare) >= LEAST_SHARE);
  return (hot.length > 0 ? hot : figures).map(({ line }) => line).sort((a, b) => a - b);
}

/** The stop after a line, or before it; after the last comes the first again. Undefined if there is none. */
export function nextStop(
  stops: readonly number[],
  line: number,
  direction: 'next' | 'previous',
): number | undefined {
  return direction === 'next'
    ? (stops.find((stop) => stop > line) ?? stops[0])
    : (stops.findLast((stop) => stop < line) ?? stops.at(-1));
}
