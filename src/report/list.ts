import { type ValueFormat, formatPercent, formatValue, valueOrDot } from '../analysis/values/valueFormat.js';
import type { Nodes } from '../analysis/graph/nodes.js';
import { refOf } from '../analysis/answers/place.js';
import { type Regex, shortExpression } from '../analysis/filter/regex.js';
import {
  type ListedLine,
  byNumber,
  linesByFunction,
  rangeOf,
  sumOfLines,
} from '../analysis/answers/routines.js';
import { compareBytewise } from '../profile/strings.js';
import type { Question } from './question.js';
import { ReportError } from './reportError.js';
import { padLeft } from './text/pad.js';
import { Printout } from './printout.js';

/** The lines of a source file, or why it cannot be read. */
export type ReadSource = (path: string) => readonly string[] | { readonly error: string };

/**
 * The report `list`: the source of the functions whose name matches, with each line's cost (printSource of
 * internal/report). Names lead to their function, the numbers of lines with cost to the line. Throws ReportError if
 * none matches.
 */
export function listReport(question: Question, wanted: Regex, readSource: ReadSource): Printout {
  const { workspace, options, format } = question;
  const graph = workspace.tables.listed(options);
  const { nodes } = graph;
  const functions = linesByFunction(graph, (name) => wanted.test(name));
  if (functions.size === 0) throw new ReportError('noMatch', { expression: shortExpression(wanted.source) });
  const out = new Printout();
  out.print(`Total: ${formatValue(format, format.total)}`);
  const read = new Map<string, ReturnType<ReadSource>>();
  for (const [name, files] of sorted(functions)) {
    if (files.size === 0) out.print(`No source information for ${name}`);
    for (const [file, lines] of sorted(files)) {
      const { first, last } = rangeOf(lines);
      // A file of which no line is wanted is not looked for, so it cannot be missing either.
      if (first <= last && !read.has(file)) read.set(file, readSource(file));
      printRoutine(out, format, nodes, { name, file, lines, source: read.get(file) ?? [] });
    }
  }
  return out;
}

interface ListedRoutine {
  readonly name: string;
  readonly file: string;
  readonly lines: readonly ListedLine[];
  readonly source: ReturnType<ReadSource>;
}

function printRoutine(out: Printout, format: ValueFormat, nodes: Nodes, routine: ListedRoutine): void {
  const { name, file, lines, source } = routine;
  const { flat, cum } = sumOfLines(lines);
  const func = nodes.func(lines[0].node);
  out.printName('ROUTINE ======================== ', name, ` in ${file}`, { kind: 'function', id: func });
  out.print(
    `${padLeft(formatValue(format, flat), 10)} ${padLeft(formatValue(format, cum), 10)} (flat, cum) ` +
      `${formatPercent(format, cum)} of Total`,
  );
  if ('error' in source) {
    out.print(` Error: ${source.error}`);
    return;
  }
  const numbered = byNumber(lines);
  const { first, last } = rangeOf(lines);
  for (let number = first; number <= Math.min(last, source.length); number++) {
    const costly = numbered.get(number) ?? [];
    const sums = sumOfLines(costly);
    const values = `${padLeft(valueOrDot(format, sums.flat), 10)} ${padLeft(valueOrDot(format, sums.cum), 10)}`;
    const before = `${values} ${' '.repeat(Math.max(0, 6 - String(number).length))}`;
    const ref = costly.length === 0 ? undefined : refOf(nodes, costly[0].node);
    out.printName(before, String(number), `:${source[number - 1]}`, ref);
  }
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareBytewise(a, b));
}
