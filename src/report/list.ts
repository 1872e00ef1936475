import { type Figures, formatPercent, formatValue, valueOrDot } from '../analysis/figures.js';
import { buildGraph } from '../analysis/graph.js';
import { LISTED } from '../analysis/identity.js';
import { Nodes } from '../analysis/nodes.js';
import type { Regex } from '../analysis/regex.js';
import { type ListedLine, byNumber, linesByFunction, rangeOf, sumOfLines } from '../analysis/routines.js';
import { compareBytewise } from '../profile/strings.js';
import { type Question, ReportError, pathTrimmer } from './question.js';
import { padLeft } from './pad.js';

/** The lines of a source file, or why it cannot be read. */
export type ReadSource = (path: string) => readonly string[] | { readonly error: string };

/**
 * The report `list`: the source of the functions whose name matches, with each line's cost (printSource of
 * internal/report). Throws ReportError if none matches.
 */
export function listReport(question: Question, wanted: Regex, readSource: ReadSource): string {
  const { profile, frames, view, options, figures } = question;
  const identity = { ...LISTED, column: options.showColumns };
  const nodes = new Nodes(profile, frames, identity, pathTrimmer(options));
  const { dropNegative } = options;
  const graph = buildGraph(view, nodes, { edges: 'none', dropNegative });
  const functions = linesByFunction(graph, (name) => wanted.test(name));
  if (functions.size === 0) throw new ReportError(`no matches found for regexp: ${wanted.source}`);
  const out = [`Total: ${formatValue(figures, figures.total)}`];
  const read = new Map<string, ReturnType<ReadSource>>();
  for (const [name, files] of sorted(functions)) {
    if (files.size === 0) out.push(`No source information for ${name}`);
    for (const [file, lines] of sorted(files)) {
      const { first, last } = rangeOf(lines);
      // A file of which no line is wanted is not looked for, so it cannot be missing either.
      if (first <= last && !read.has(file)) read.set(file, readSource(file));
      for (const line of routine(figures, name, file, lines, read.get(file) ?? [])) out.push(line);
    }
  }
  return `${out.join('\n')}\n`;
}

function routine(
  figures: Figures,
  name: string,
  file: string,
  lines: readonly ListedLine[],
  source: ReturnType<ReadSource>,
): string[] {
  const { flat, cum } = sumOfLines(lines);
  const out = [
    `ROUTINE ======================== ${name} in ${file}`,
    `${padLeft(formatValue(figures, flat), 10)} ${padLeft(formatValue(figures, cum), 10)} (flat, cum) ` +
      `${formatPercent(figures, cum)} of Total`,
  ];
  if ('error' in source) return [...out, ` Error: ${source.error}`];
  const numbered = byNumber(lines);
  const { first, last } = rangeOf(lines);
  for (let number = first; number <= Math.min(last, source.length); number++) {
    const sums = sumOfLines(numbered.get(number) ?? []);
    const values = `${padLeft(valueOrDot(figures, sums.flat), 10)} ${padLeft(valueOrDot(figures, sums.cum), 10)}`;
    out.push(`${values} ${String(number).padStart(6)}:${source[number - 1]}`);
  }
  return out;
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareBytewise(a, b));
}
