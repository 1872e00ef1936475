import type { NodeIndex } from '../../profile/indexes.js';
import { type Amount, add, isZero } from '../values/amount.js';
import { NAME_CHECK_MASK } from '../samples/cancelCheck.js';
import { type ValueFormat, formatPercent, shareOf, valueOrDot } from '../values/valueFormat.js';
import { type Graph, byMagnitude, nodeOf } from '../graph/graph.js';
import type { NodeInfo } from '../graph/nodes.js';
import type { FrameRef } from './place.js';

/** What a name is of whose lines are asked for: a function, a recorded file, or a function and where there is none a file. */
export type SourceName = 'function' | 'file' | 'either';

/** Lines shown before the first one with cost, where the function's beginning is unknown, and after the last. */
const MARGIN = 5;

/** One line of a function, in one binary. */
export interface ListedLine {
  readonly node: NodeIndex;
  readonly info: NodeInfo;
  readonly flat: Amount;
  readonly cum: Amount;
}

/** A function's lines with cost in one file, as `list` has them. */
export interface Routine {
  readonly name: string;
  /** Path as recorded, empty if unknown. */
  readonly file: string;
  readonly flat: string;
  readonly cum: string;
  readonly cumPercent: string;
  /** The lines that `list` shows, whether they have cost or not; the file may end before. */
  readonly first: number;
  readonly last: number;
  /** Where the function begins; undefined if the profile does not say so. */
  readonly start: number | undefined;
  /** Those with cost, ascending. */
  readonly lines: readonly RoutineLine[];
  /** The function, one of those that have this name and file. */
  readonly ref: FrameRef;
}

export interface RoutineLine {
  readonly line: number;
  /** Formatted; a dot for nothing. */
  readonly flat: string;
  readonly cum: string;
  /** |flat| and |cum| over the total. */
  readonly flatShare: number;
  readonly cumShare: number;
}

/**
 * The lines of functions by function and, where they have one, by file, both as printed.
 * @param graph of nodes that are lines (`LIST_IDENTITY`)
 */
export function linesByFunction(
  graph: Graph,
  wanted: (func: string) => boolean,
): Map<string, Map<string, ListedLine[]>> {
  const functions = new Map<string, Map<string, ListedLine[]>>();
  const known = new Map<string, boolean>();
  for (const [i, graphNode] of graph.list.entries()) {
    if ((i & NAME_CHECK_MASK) === 0) graph.nodes.frames.check();
    const node = nodeOf(graph, graphNode);
    const info = graph.nodes.info(node);
    let matches = known.get(info.name);
    if (matches === undefined) known.set(info.name, (matches = wanted(info.name)));
    if (!matches) continue;
    let files = functions.get(info.name);
    if (files === undefined) functions.set(info.name, (files = new Map<string, ListedLine[]>()));
    if (info.file === '') continue;
    const line = { node, info, flat: graph.flat[graphNode], cum: graph.cum[graphNode] };
    const lines = files.get(info.file);
    if (lines === undefined) files.set(info.file, [line]);
    else lines.push(line);
  }
  return functions;
}

/** The lines by their number; one number may have several, of several binaries. */
export function byNumber(lines: readonly ListedLine[]): Map<number, ListedLine[]> {
  const numbers = new Map<number, ListedLine[]>();
  for (const line of lines) {
    const number = Number(line.info.line);
    const same = numbers.get(number);
    if (same === undefined) numbers.set(number, [line]);
    else same.push(line);
  }
  return numbers;
}

/**
 * From where the function begins, or a few lines before its first cost, to a few lines after its last; `last` is just
 * below `first` where it begins behind its last cost (getSourceFromFile of internal/report).
 */
export function rangeOf(lines: readonly ListedLine[]): { readonly first: number; readonly last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (const { info } of lines) {
    const start = Number(info.startLine !== 0n ? info.startLine : info.line - BigInt(MARGIN));
    first = Math.min(first, start);
    last = Math.max(last, Number(info.line));
  }
  first = Math.max(first, 1);
  return { first, last: Math.max(last + MARGIN, first - 1) };
}

/** The first of the lines at which the profile says that the function begins. */
function startOf(lines: readonly ListedLine[]): number | undefined {
  let start: number | undefined;
  for (const { info } of lines)
    if (info.startLine > 0n) start = Math.min(start ?? Infinity, Number(info.startLine));
  return start;
}

/** What the lines cost together: a sample in two of them counts twice, as in `list`. */
export function sumOfLines(lines: readonly ListedLine[]): { readonly flat: Amount; readonly cum: Amount } {
  let flat: Amount = 0;
  let cum: Amount = 0;
  for (const line of lines) {
    if (!isZero(line.flat)) flat = add(flat, line.flat);
    cum = add(cum, line.cum);
  }
  return { flat, cum };
}

/**
 * The functions of a name, or with a line in a file, the costliest first; none where nothing is called so.
 * @param graph of nodes that are lines (`LIST_IDENTITY`)
 */
export function routinesOf(graph: Graph, format: ValueFormat, by: SourceName, name: string): Routine[] {
  if (by === 'either') {
    const functions = routinesOf(graph, format, 'function', name);
    return functions.length > 0 ? functions : routinesOf(graph, format, 'file', name);
  }
  const functions = linesByFunction(graph, (func) => by === 'file' || func === name);
  const found = [...functions].flatMap(([func, files]) =>
    [...files]
      .filter(([file]) => by === 'function' || file === name)
      .map(([file, lines]) => ({
        cum: sumOfLines(lines).cum,
        routine: routine(graph, format, func, file, lines),
      })),
  );
  return found.sort((a, b) => byMagnitude(a.cum, b.cum)).map(({ routine }) => routine);
}

function routine(
  graph: Graph,
  format: ValueFormat,
  name: string,
  file: string,
  lines: readonly ListedLine[],
): Routine {
  const { flat, cum } = sumOfLines(lines);
  const numbered = [...byNumber(lines)].sort(([a], [b]) => a - b);
  return {
    name,
    file,
    flat: valueOrDot(format, flat),
    cum: valueOrDot(format, cum),
    cumPercent: formatPercent(format, cum).trim(),
    ...rangeOf(lines),
    ref: { kind: 'function', id: graph.nodes.func(lines[0].node) },
    start: startOf(lines),
    lines: numbered.map(([line, same]) => {
      const sums = sumOfLines(same);
      return {
        line,
        flat: valueOrDot(format, sums.flat),
        cum: valueOrDot(format, sums.cum),
        flatShare: shareOf(format, sums.flat),
        cumShare: shareOf(format, sums.cum),
      };
    }),
  };
}
