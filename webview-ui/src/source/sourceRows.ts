import type { ListedRoutine } from '../../../src/protocol/page.js';
import type { RoutineLine } from '../../../src/protocol/session.js';

/** One row of a listing; all are of equal height. */
export type SourceRow = { readonly routine: ListedRoutine } & (
  | { readonly kind: 'name' }
  /** Where the routine is. */
  | { readonly kind: 'file' }
  | {
      readonly kind: 'line';
      readonly line: number;
      /** Undefined where the file is not on this machine. */
      readonly text: string | undefined;
      /** Undefined for a line without cost. */
      readonly figure: RoutineLine | undefined;
    }
  /** Lines without cost that are left out, for there is no text of them. */
  | { readonly kind: 'gap' }
  /** Lines without cost that are folded away, or stand below it where it is open. */
  | { readonly kind: 'fold'; readonly fold: Fold; readonly isOpen: boolean }
  | { readonly kind: 'end' }
);

/** Lines without cost between others, which can be folded away. */
interface Fold {
  /** The same as long as the same lines are listed. */
  readonly id: string;
  /** The first of them, from 1. */
  readonly line: number;
  readonly lines: number;
}

/** Whether a row has figures that may be of another line. */
export function isDoubtful(row: SourceRow): boolean {
  return row.kind === 'line' && row.figure !== undefined && row.routine.certainty === 'doubtful';
}

/** The rows that list routines as pprof's `list` does, one after the other, each with all there is text of. */
export function sourceRows(routines: readonly ListedRoutine[]): readonly SourceRow[] {
  return routines.flatMap((routine): readonly SourceRow[] => [
    { routine, kind: 'name' },
    { routine, kind: 'file' },
    ...(routine.text === undefined ? figuresAlone(routine) : withText(routine, routine.text)),
    { routine, kind: 'end' },
  ]);
}

/** Lines without cost that stay beside those with cost, and that stay where the function begins and ends. */
const BESIDE = 4;
const HEAD = 3;
const TAIL = 1;

/** The fewest lines that are folded away. */
const LEAST_FOLDED = 8;

/** The rows with a row above each long stretch without cost, which is folded away. @param opened ids of folds that are not */
export function foldAway(rows: readonly SourceRow[], opened: ReadonlySet<string>): readonly SourceRow[] {
  const parts: (readonly SourceRow[])[] = [];
  let done = 0;
  for (let at = 0; at < rows.length;) {
    const end = endOfCold(rows, at);
    const from = at + (rows[at - 1]?.kind === 'line' ? BESIDE : HEAD);
    const to = end - (rows[end]?.kind === 'line' ? BESIDE : TAIL);
    const first = rows[from];
    at = end + 1;
    if (first?.kind !== 'line' || to - from < LEAST_FOLDED) continue;
    const { routine, line } = first;
    const fold = { id: JSON.stringify([routine.name, routine.file, line]), line, lines: to - from };
    const isOpen = opened.has(fold.id);
    parts.push(rows.slice(done, from), [{ routine, kind: 'fold', fold, isOpen }]);
    done = isOpen ? from : to;
  }
  return [...parts, rows.slice(done)].flat();
}

/** The first row from one on that is no line without cost. */
function endOfCold(rows: readonly SourceRow[], from: number): number {
  for (let at = from; at < rows.length; at++) {
    const row = rows[at];
    if (row?.kind !== 'line' || row.figure !== undefined) return at;
  }
  return rows.length;
}

/** What stands above a line is this much before it. */
const ABOVE = 0.5;

/** Where a row stands among those of its function: at a line, or before or behind them all. */
export function standOf(row: SourceRow): number {
  switch (row.kind) {
    case 'name':
      return -2;
    case 'file':
      return -1;
    case 'line':
      return row.line;
    case 'fold':
      return row.fold.line - ABOVE;
    case 'gap':
      return 0;
    case 'end':
      return Infinity;
  }
}

/** Every line there is text of, and those with cost past the end of a file that has become shorter. */
function withText(routine: ListedRoutine, text: readonly string[]): readonly SourceRow[] {
  const figures = new Map(routine.lines.map((figure) => [figure.line, figure]));
  const rows = text.map((words, i): SourceRow => {
    const line = routine.first + i;
    return { routine, kind: 'line', line, text: words, figure: figures.get(line) };
  });
  const end = routine.first + text.length;
  const beyond = routine.lines.filter(({ line }) => line >= end || line < routine.first);
  return [...rows, ...beyond.map((figure) => lineAlone(routine, figure))];
}

/** The lines with cost; others only count as gaps between them. */
function figuresAlone(routine: ListedRoutine): readonly SourceRow[] {
  return routine.lines.flatMap((figure, i): readonly SourceRow[] => {
    const before = routine.lines[i - 1];
    const line = lineAlone(routine, figure);
    return before !== undefined && figure.line > before.line + 1 ? [{ routine, kind: 'gap' }, line] : [line];
  });
}

function lineAlone(routine: ListedRoutine, figure: RoutineLine): SourceRow {
  return { routine, kind: 'line', line: figure.line, text: undefined, figure };
}

/** Characters that the columns need: the line number, flat, cum, and the longest text with tabs of four. */
export interface Widths {
  readonly line: number;
  readonly flat: number;
  readonly cum: number;
  readonly text: number;
}

/** Longer lines than this are cut. */
export const LONGEST_LINE = 500;

/** The widths of the columns, in characters: of the longest row, and at least so many. */
export function widthsOf(rows: readonly SourceRow[]): Widths {
  const widths = { line: 3, flat: 5, cum: 5, text: 40 };
  for (const row of rows) {
    if (row.kind !== 'line') continue;
    widths.line = Math.max(widths.line, String(row.line).length);
    widths.flat = Math.max(widths.flat, (row.figure?.flat.length ?? 0) + (isDoubtful(row) ? 2 : 0));
    widths.cum = Math.max(widths.cum, row.figure?.cum.length ?? 0);
    widths.text = Math.max(widths.text, Math.min(LONGEST_LINE, charactersOf(row.text ?? '')));
  }
  return widths;
}

/** Columns a text takes with tabs of four. */
function charactersOf(text: string): number {
  let at = 0;
  for (const character of text.slice(0, LONGEST_LINE)) at += character === '\t' ? 4 - (at % 4) : 1;
  return at;
}
