import type { FrameRow, NodeIndex } from '../../profile/indexes.js';
import { type Amount, add, zeros } from '../values/amount.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import { framesOfStack } from '../samples/frames.js';
import type { CodeLines } from './codeLines.js';
import { type ValueFormat, formatPercent, formatValue } from '../values/valueFormat.js';
import { byMagnitude } from '../graph/graph.js';
import type { Nodes } from '../graph/nodes.js';
import type { FrameRef } from './place.js';
import { samplePieces, type Selected } from '../samples/selected.js';

export interface LineLink {
  readonly name: string;
  readonly weight: string;
  readonly ref: FrameRef;
}

export interface LineDetail {
  /** A few, the first in the profile. */
  readonly functions: readonly string[];
  readonly moreFunctions: number;
  /** One for each sample type. */
  readonly figures: readonly {
    readonly type: string;
    readonly flat: string;
    readonly cum: string;
    readonly flatPercent: string;
    readonly cumPercent: string;
  }[];
  /** By weight of the selected sample type, at most `top` each. */
  readonly callers: readonly LineLink[];
  readonly callees: readonly LineLink[];
}

/** How many of a line's functions are named, and how many characters of each name. */
const MOST_FUNCTIONS = 5;
const LONGEST_NAME = 1000;

export interface LineQuestion {
  readonly selected: Selected;
  readonly lines: CodeLines;
  /** The nodes that name callers and callees; over the same frames as `lines`. */
  readonly functions: Nodes;
  readonly file: string;
  readonly line: number;
  readonly sampleIndex: number;
  /** How each sample type is written. */
  readonly figures: readonly ValueFormat[];
  readonly top: number;
}

/**
 * All there is to say of one line: its functions, its cost in every sample type, who calls it and what it calls.
 * Undefined if no kept sample has the line.
 */
export function lineDetail(question: LineQuestion): LineDetail | undefined {
  const { lines, file, line, figures } = question;
  const nodes = lines.nodesIn(file).filter((node) => lines.lineOf(node) === line);
  if (nodes.length === 0) return undefined;
  const sums = sumLine(question, new Set(nodes));
  if (sums.samples === 0) return undefined;
  const { profile } = question.selected;
  return {
    ...functionNames(question, new Set(nodes)),
    figures: figures.map((figure, type) => ({
      type: shown(profile.strings.text(profile.sampleTypes[type].type)),
      flat: formatValue(figure, sums.flat[type]),
      cum: formatValue(figure, sums.cum[type]),
      flatPercent: formatPercent(figure, sums.flat[type]).trim(),
      cumPercent: formatPercent(figure, sums.cum[type]).trim(),
    })),
    callers: links(question, sums.callers),
    callees: links(question, sums.callees),
  };
}

/** By frame: what the samples that pass through it weigh. */
type Weights = Map<FrameRow, Amount>;

interface LineSums {
  samples: number;
  /** By sample type. */
  readonly flat: Amount[];
  readonly cum: Amount[];
  readonly callers: Weights;
  readonly callees: Weights;
}

function sumLine(question: LineQuestion, wanted: ReadonlySet<NodeIndex>): LineSums {
  const { selected, sampleIndex } = question;
  const { values, locations } = selected.profile.samples;
  const { nodes } = question.lines.graph;
  const isThere = locationsWith(nodes, wanted);
  const sums: LineSums = {
    samples: 0,
    flat: values.map((column) => zeros(column, 1)[0]),
    cum: values.map((column) => zeros(column, 1)[0]),
    callers: new Map(),
    callees: new Map(),
  };
  const stack: FrameRow[] = [];
  for (const piece of samplePieces(selected)) {
    for (const s of piece) {
      let i = selected.start[s];
      while (i < selected.end[s] && isThere[locations[i]] === 0) i++;
      if (i === selected.end[s]) continue;
      framesOfStack(selected, nodes.frames, s, stack);
      const isLeaf = wanted.has(nodes.ofFrame[stack[0]]);
      for (let type = 0; type < values.length; type++) {
        sums.cum[type] = add(sums.cum[type], values[type][s]);
        if (isLeaf) sums.flat[type] = add(sums.flat[type], values[type][s]);
      }
      addCalls(question, wanted, stack, values[sampleIndex][s], sums);
      sums.samples++;
    }
  }
  return sums;
}

/** Adds a sample's calls to and from the line, each pair of functions once. The stack's frames are leaf first. */
function addCalls(
  question: LineQuestion,
  wanted: ReadonlySet<NodeIndex>,
  stack: readonly FrameRow[],
  value: Amount,
  sums: LineSums,
): void {
  const { ofFrame } = question.lines.graph.nodes;
  const func = question.functions.ofFrame;
  const seenCallers = new Set<NodeIndex>();
  const seenCallees = new Set<NodeIndex>();
  stack.forEach((frame, i) => {
    if (!wanted.has(ofFrame[frame])) return;
    addNeighbour(stack[i + 1], seenCallers, sums.callers);
    addNeighbour(stack[i - 1], seenCallees, sums.callees);

    function addNeighbour(neighbour: FrameRow | undefined, seen: Set<NodeIndex>, weights: Weights): void {
      if (neighbour === undefined || func[neighbour] === func[frame] || seen.has(func[neighbour])) return;
      seen.add(func[neighbour]);
      weights.set(neighbour, add(weights.get(neighbour) ?? 0, value));
    }
  });
}

/** By location: 1 where one of its frames is one of the nodes. */
function locationsWith(nodes: Nodes, wanted: ReadonlySet<NodeIndex>): Uint8Array {
  const there = new Uint8Array(nodes.profile.locations.count);
  for (let f = 0; f < nodes.frames.count; f++) {
    if ((f & CHECK_MASK) === 0) nodes.frames.check();
    if (wanted.has(nodes.ofFrame[f])) there[nodes.frames.location[f]] = 1;
  }
  return there;
}

/** The functions of a line: generics, inlined code and macros make many of one. */
function functionNames(
  { lines, functions }: LineQuestion,
  wanted: ReadonlySet<NodeIndex>,
): Pick<LineDetail, 'functions' | 'moreFunctions'> {
  const { nodes } = lines.graph;
  const names = new Set<string>();
  for (let f = 0; f < nodes.frames.count; f++) {
    if ((f & CHECK_MASK) === 0) nodes.frames.check();
    if (wanted.has(nodes.ofFrame[f])) names.add(functions.printable(functions.ofFrame[f]));
  }
  const named = [...names].slice(0, MOST_FUNCTIONS).map(shown);
  return { functions: named, moreFunctions: names.size - named.length };
}

/** A name as far as anyone reads it; it may have megabytes. */
function shown(name: string): string {
  return name.slice(0, LONGEST_NAME);
}

/** Sums the weights of frames by function; each link leads to the line of the heaviest frame. */
function links(question: LineQuestion, weights: Weights): LineLink[] {
  const { functions, sampleIndex } = question;
  const { row } = functions.frames;
  const byFunction = new Map<NodeIndex, { weight: Amount; frame: FrameRow }>();
  const heaviestFirst = [...weights].sort(([, a], [, b]) => byMagnitude(a, b));
  for (const [frame, weight] of heaviestFirst) {
    if (row[frame] < 0) continue;
    const entry = byFunction.get(functions.ofFrame[frame]);
    if (entry === undefined) byFunction.set(functions.ofFrame[frame], { weight, frame });
    else entry.weight = add(entry.weight, weight);
  }
  return [...byFunction]
    .sort(([, a], [, b]) => byMagnitude(a.weight, b.weight))
    .slice(0, question.top)
    .map(([node, { weight, frame }]) => ({
      name: shown(functions.printable(node)),
      weight: formatValue(question.figures[sampleIndex], weight),
      ref: { kind: 'line', id: row[frame] },
    }));
}
