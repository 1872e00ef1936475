import type { FunctionFigure } from '../../protocol/session.js';

/**
 * The function that a line, 1-based, is in: of those whose lines are around it the one that begins last; else the last that
 * begins before it. Undefined before the first.
 */
export function functionAt(functions: readonly FunctionFigure[], line: number): FunctionFigure | undefined {
  const before = functions.filter((each) => each.line <= line);
  const latest = (some: readonly FunctionFigure[]): FunctionFigure | undefined => {
    const begins = some.at(-1)?.line;
    return some.find((each) => each.line === begins);
  };
  return latest(before.filter(({ last }) => line <= last)) ?? latest(before);
}
