import { type Amount, add, isZero } from '../analysis/amount.js';
import { type Figures, formatPercent, formatValue, valueOrDot } from '../analysis/figures.js';
import { buildGraph, type Graph } from '../analysis/graph.js';
import { LISTED } from '../analysis/identity.js';
import { Nodes, type NodeInfo } from '../analysis/nodes.js';
import type { Regex } from '../analysis/regex.js';
import { compareBytewise } from '../profile/strings.js';
import { type Question, ReportError, pathTrimmer } from './question.js';
import { padLeft } from './pad.js';

/** The lines of a source file, or why it cannot be read. */
export type ReadSource = (path: string) => readonly string[] | { readonly error: string };

/** Lines shown before the first and after the last one with cost. */
const MARGIN = 5;

/** One line of a function, in one binary. */
interface ListedLine {
  readonly info: NodeInfo;
  readonly flat: Amount;
  readonly cum: Amount;
}

/**
 * The report `list`: the source of the functions whose name matches, with each line's cost (printSource of
 * internal/report). Throws ReportError if none matches.
 */
export function listReport(question: Question, wanted: Regex, readSource: ReadSource): string {
  const { profile, frames, view, options, figures } = question;
  const identity = { ...LISTED, column: options.showColumns };
  const nodes = new Nodes(profile, frames, identity, pathTrimmer(options));
  const { dropNegative } = options;
  const functions = linesByFunction(buildGraph(view, nodes, { edges: 'none', dropNegative }), wanted);
  if (functions.size === 0) throw new ReportError(`no matches found for regexp: ${wanted.source}`);
  const out = [`Total: ${formatValue(figures, figures.total)}`];
  for (const name of [...functions.keys()].sort(compareBytewise)) {
    const files = byFile(functions.get(name) ?? []);
    if (files.size === 0) out.push(`No source information for ${name}`);
    for (const file of [...files.keys()].sort(compareBytewise)) {
      out.push(...routine(figures, name, file, files.get(file) ?? [], readSource(file)));
    }
  }
  return `${out.join('\n')}\n`;
}

function linesByFunction(graph: Graph, wanted: Regex): Map<string, ListedLine[]> {
  const functions = new Map<string, ListedLine[]>();
  const known = new Map<string, boolean>();
  for (const node of graph.list) {
    const info = graph.nodes.info(node);
    let matches = known.get(info.name);
    if (matches === undefined) known.set(info.name, (matches = wanted.test(info.name)));
    if (!matches) continue;
    const list = functions.get(info.name);
    const line = { info, flat: graph.flat[node], cum: graph.cum[node] };
    if (list === undefined) functions.set(info.name, [line]);
    else list.push(line);
  }
  return functions;
}

function byFile(lines: readonly ListedLine[]): Map<string, ListedLine[]> {
  const files = new Map<string, ListedLine[]>();
  for (const line of lines) {
    const { file } = line.info;
    if (file === '') continue;
    const list = files.get(file);
    if (list === undefined) files.set(file, [line]);
    else list.push(line);
  }
  return files;
}

function routine(
  figures: Figures,
  name: string,
  file: string,
  lines: readonly ListedLine[],
  source: ReturnType<ReadSource>,
): string[] {
  const { flat, cum } = sumOf(lines);
  const out = [
    `ROUTINE ======================== ${name} in ${file}`,
    `${padLeft(formatValue(figures, flat), 10)} ${padLeft(formatValue(figures, cum), 10)} (flat, cum) ` +
      `${formatPercent(figures, cum)} of Total`,
  ];
  if ('error' in source) return [...out, ` Error: ${source.error}`];
  const byLine = new Map<number, ListedLine[]>();
  for (const line of lines) {
    const number = Number(line.info.line);
    byLine.set(number, [...(byLine.get(number) ?? []), line]);
  }
  const { first, last } = range(lines);
  for (let number = first; number <= Math.min(last, source.length); number++) {
    const sums = sumOf(byLine.get(number) ?? []);
    const values = `${padLeft(valueOrDot(figures, sums.flat), 10)} ${padLeft(valueOrDot(figures, sums.cum), 10)}`;
    out.push(`${values} ${String(number).padStart(6)}:${source[number - 1]}`);
  }
  return out;
}

/** From where the function begins, or a few lines before its first cost, to a few lines after its last. */
function range(lines: readonly ListedLine[]): { first: number; last: number } {
  const starts = lines.map(({ info }) =>
    Number(info.startLine !== 0n ? info.startLine : info.line - BigInt(MARGIN)),
  );
  const numbers = lines.map(({ info }) => Number(info.line));
  return { first: Math.max(smallest(starts), 1), last: -smallest(numbers.map((number) => -number)) + MARGIN };
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function sumOf(lines: readonly ListedLine[]): { flat: Amount; cum: Amount } {
  let flat: Amount = 0;
  let cum: Amount = 0;
  for (const line of lines) {
    if (!isZero(line.flat)) flat = add(flat, line.flat);
    cum = add(cum, line.cum);
  }
  return { flat, cum };
}
