import type { NodeIndex, StringIndex } from '../../profile/indexes.js';
import { CHECK_MASK, withCheck } from '../samples/cancelCheck.js';
import { findString } from '../samples/labels.js';
import { type ValueFormat, formatPercent, formatValue, shareOf } from '../values/valueFormat.js';
import { isZero, toNumber, type Amount } from '../values/amount.js';
import { type Graph, cumValue, flatValue, graphNodeOf } from '../graph/graph.js';

/** What stands beside one line of a file, as `list` prints it. */
export interface LineFigure {
  readonly line: number;
  /** Formatted; empty where `list` prints a dot. */
  readonly flat: string;
  readonly cum: string;
  /** |flat| and |cum| over the total, 0..1. */
  readonly flatShare: number;
  readonly cumShare: number;
  /** The larger of the two shares as pprof writes percentages; empty if the total is not above 0. */
  readonly percent: string;
}

/**
 * The cost of every line of every file: each line counts a sample once, whatever functions it is in and however deep
 * the recursion. The graph's nodes are lines of files (`PLACE_IDENTITY`).
 */
export class CodeLines {
  private readonly byFile: ReadonlyMap<StringIndex, readonly NodeIndex[]>;

  constructor(readonly graph: Graph) {
    this.byFile = nodesByFile(graph);
  }

  /** The nodes of a recorded file, by line. */
  nodesIn(file: string): readonly NodeIndex[] {
    return this.byFile.get(findString(this.graph.nodes.profile, file)) ?? [];
  }

  /** Each recorded file with its nodes, by line. Throws what the check throws. */
  *files(): Generator<readonly [file: string, nodes: readonly NodeIndex[]]> {
    const { frames, profile } = this.graph.nodes;
    let count = 0;
    for (const [file, nodes] of this.byFile) {
      if ((count++ & CHECK_MASK) === 0) frames.check();
      yield [profile.strings.text(file), nodes];
    }
  }

  /** The recorded files that have cost, that with the costliest line first; at most so many. */
  costliestFiles(most: number): string[] {
    const { graph } = this;
    const { check } = graph.nodes.frames;
    const costs: { readonly file: StringIndex; readonly cost: number }[] = [];
    for (const [file, nodes] of this.byFile) {
      if ((costs.length & CHECK_MASK) === 0) check();
      const cost = nodes.reduce((highest, node) => Math.max(highest, largerOf(graph, node)), 0);
      if (file !== 0 && cost > 0) costs.push({ file, cost });
    }
    costs.sort(withCheck(check, (a, b) => b.cost - a.cost || a.file - b.file));
    return costs.slice(0, most).map(({ file }) => graph.nodes.profile.strings.text(file));
  }

  /** The line number of a node, 0 if it has none. */
  lineOf(node: NodeIndex): number {
    return lineNumber(this.graph, node);
  }

  /** The lines of a recorded file that have cost, ascending. Each value is scaled alone, as `list` does. */
  figures(file: string, format: ValueFormat): LineFigure[] {
    const { graph } = this;
    const rows: LineFigure[] = [];
    for (const node of this.nodesIn(file)) {
      const flat = flatValue(graph, graphNodeOf(graph, node));
      const cum = cumValue(graph, graphNodeOf(graph, node));
      const line = this.lineOf(node);
      if (line === 0 || (isZero(flat) && isZero(cum))) continue;
      rows.push({ line, ...figuresOf(format, flat, cum) });
    }
    return rows;
  }
}

/** A flat and a cum as they stand beside a line. */
export function figuresOf(format: ValueFormat, flat: Amount, cum: Amount): Omit<LineFigure, 'line'> {
  const flatShare = shareOf(format, flat);
  const cumShare = shareOf(format, cum);
  const hasShares = toNumber(format.total) > 0;
  return {
    flat: figureOf(format, flat),
    cum: figureOf(format, cum),
    flatShare,
    cumShare,
    percent: hasShares ? formatPercent(format, flatShare > cumShare ? flat : cum).trim() : '',
  };
}

/** The larger of |flat| and |cum|, rounded. */
function largerOf(graph: Graph, node: NodeIndex): number {
  const of = graphNodeOf(graph, node);
  return Math.max(Math.abs(toNumber(flatValue(graph, of))), Math.abs(toNumber(cumValue(graph, of))));
}

function figureOf(format: ValueFormat, value: Amount): string {
  return isZero(value) ? '' : formatValue(format, value);
}

function lineNumber(graph: Graph, node: NodeIndex): number {
  const row = graph.nodes.row[node];
  const line = row < 0 ? 0n : graph.nodes.profile.lines.line[row];
  return line > 0n && line <= Number.MAX_SAFE_INTEGER ? Number(line) : 0;
}

/** From a recorded file's string index to its nodes, by line. Different paths that clean to one share theirs. */
function nodesByFile(graph: Graph): Map<StringIndex, readonly NodeIndex[]> {
  const { nodes } = graph;
  const { functions, lines } = nodes.profile;
  const sets = new Map<StringIndex, Set<NodeIndex>>();
  for (let f = 0; f < nodes.frames.count; f++) {
    if ((f & CHECK_MASK) === 0) nodes.frames.check();
    const row = nodes.frames.row[f];
    if (row < 0) continue;
    const file = functions.filename[lines.func[row]];
    let set = sets.get(file);
    if (set === undefined) sets.set(file, (set = new Set()));
    set.add(nodes.ofFrame[f]);
  }
  const byLine = (a: NodeIndex, b: NodeIndex) => lineNumber(graph, a) - lineNumber(graph, b);
  return new Map(Array.from(sets, ([file, set]) => [file, [...set].sort(byLine)]));
}
