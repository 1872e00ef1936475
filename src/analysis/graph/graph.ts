import type { By, EdgeIndex, GraphNode, Holding, IndexList, NodeIndex } from '../../profile/indexes.js';
import type { Column } from '../../profile/profile.js';
import { type Amount, abs, asNumbers, divide, isNegative, isZero } from '../values/amount.js';
import { type CancelCheck, CHECK_MASK } from '../samples/cancelCheck.js';
import { Edges } from './edges.js';
import { graphNodesOf, type Nodes } from './nodes.js';
import { samplePieces } from '../samples/selected.js';
import { NodeSums, type Sums, newSums } from './sums.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/** Flat and cum of every node, and the calls between them (internal/graph). */
export interface Graph {
  /** How many columns there are: the nodes listed, and others without weight. */
  readonly size: number;
  /** Names and places. */
  readonly nodes: Nodes;
  /** What each graph node stands for (`nodeOf`). Undefined where all have the number of their node: in all but call trees. */
  readonly node: By<GraphNode, Holding<NodeIndex, Int32Array>> | undefined;
  readonly flat: Column;
  readonly cum: Column;
  readonly flatDivisor: Column | undefined;
  readonly cumDivisor: Column | undefined;
  /** Undefined where nothing asked for them. */
  readonly edges: Edges | undefined;
  /** The graph nodes with weight, in the order of the report. */
  readonly list: IndexList<GraphNode>;
}

export interface GraphOptions {
  /** By node: 1 to keep it; undefined keeps all. A call that leads over nodes not kept is residual. */
  readonly kept?: Uint8Array | undefined;
  /** Which calls to count. */
  readonly edges: 'none' | 'all';
  readonly dropNegative?: boolean;
  /** Flat and cum of all nodes, by node, where somebody has taken them already. Used only without `kept` and edges. */
  readonly sums?: Sums | undefined;
}

/**
 * Sums the samples of a view by node: cum once for each sample a node is in, flat for the leaf if it is kept
 * (newGraph of internal/graph).
 */
export function buildGraph(weighed: WeighedSamples, nodes: Nodes, options: GraphOptions): Graph {
  const edges = options.edges === 'none' ? undefined : new Edges(weighed.values, weighed.divisors);
  const sumsAll = edges === undefined && options.kept === undefined;
  const sums = sumsAll ? (options.sums ?? sumOf(weighed, nodes)) : newSums(weighed, nodes.count);
  if (!sumsAll) sumNodesAndEdges(weighed, nodes, sums, edges, options.kept);
  return {
    size: nodes.count,
    nodes,
    node: undefined,
    ...sums,
    edges,
    list: withWeight(sums, nodes.count, options.dropNegative ?? false, weighed.selected.check),
  };
}

function sumOf(weighed: WeighedSamples, nodes: Nodes): Sums {
  const walk = new NodeSums(weighed, nodes);
  walk.advance(Infinity);
  return walk.sums;
}

/**
 * Sums and calls in one walk. It reads stacks by itself: through `KeptStacks`, which writes each stack down first, it took
 * 22 % longer (100 MB profile of test/bench, all calls, CPU time).
 */
function sumNodesAndEdges(
  weighed: WeighedSamples,
  nodes: Nodes,
  sums: Sums,
  edges: Edges | undefined,
  kept: Uint8Array | undefined,
): void {
  const { selected, profile } = weighed;
  const { start, end } = selected;
  const { locations } = profile.samples;
  const { offsets } = nodes.frames;
  const ofFrame = graphNodesOf(nodes);
  const values = asNumbers(weighed.values);
  const flat = asNumbers(sums.flat);
  const cum = asNumbers(sums.cum);
  const divisors = weighed.divisors && asNumbers(weighed.divisors);
  const flatDivisor = sums.flatDivisor && asNumbers(sums.flatDivisor);
  const cumDivisor = sums.cumDivisor && asNumbers(sums.cumDivisor);
  const lastSample = new Int32Array(nodes.count);
  for (const piece of samplePieces(selected)) {
    for (let k = 0; k < piece.length; k++) {
      const s = piece[k];
      const value = values[s];
      if (!value && !divisors?.[s]) continue;
      let parent = -1 as GraphNode;
      let residual = false;
      for (let i = end[s] - 1; i >= start[s]; i--) {
        const first = offsets[locations[i]];
        const outermost = offsets[locations[i] + 1] - 1;
        for (let f = outermost; f >= first; f--) {
          const node = ofFrame[f];
          if (kept !== undefined && kept[node] !== 1) {
            residual = true;
            continue;
          }
          if (lastSample[node] !== s + 1) {
            lastSample[node] = s + 1;
            cum[node] += value;
            if (cumDivisor && divisors) cumDivisor[node] += divisors[s];
          }
          if (edges && parent >= 0 && parent !== node) edges.add(parent, node, s, residual, f !== outermost);
          parent = node;
          residual = false;
        }
      }
      if (parent < 0 || residual) continue;
      flat[parent] += value;
      if (flatDivisor && divisors) flatDivisor[parent] += divisors[s];
    }
  }
}

/**
 * The graph nodes below `size` whose flat or cum is not 0, ascending; with `dropNegative` without those whose flat is negative,
 * or whose cum is where flat is 0 (selectNodesForGraph of internal/graph). Throws what the check throws.
 */
export function withWeight(
  sums: Sums,
  size: number,
  dropNegative: boolean,
  check: CancelCheck,
): IndexList<GraphNode> {
  const list = new Uint32Array(size);
  let n = 0;
  for (let node = 0; node < size; node++) {
    if ((node & CHECK_MASK) === 0) check();
    const flat: Amount = sums.flat[node];
    const cum: Amount = sums.cum[node];
    if (isZero(flat) && isZero(cum)) continue;
    if (dropNegative && (isNegative(flat) || (isZero(flat) && isNegative(cum)))) continue;
    list[n++] = node;
  }
  return list.subarray(0, n) as ArrayLike<number> as IndexList<GraphNode>;
}

/** The flat value as printed: a mean if there are divisors. */
export function flatValue(graph: Sums, node: GraphNode): Amount {
  return quotient(graph.flat[node], graph.flatDivisor?.[node]);
}

/** The cum value as printed: a mean if there are divisors. */
export function cumValue(graph: Sums, node: GraphNode): Amount {
  return quotient(graph.cum[node], graph.cumDivisor?.[node]);
}

/** The weight of an edge as dot prints it: a mean if there are divisors. */
export function edgeValue(edges: Edges, edge: EdgeIndex): Amount {
  return quotient(edges.weight[edge], edges.divisor?.[edge]);
}

function quotient(value: Amount, divisor: Amount | undefined): Amount {
  return divisor === undefined || isZero(divisor) ? value : divide(value, divisor);
}

/** The node of the profile that a graph node stands for. */
export function nodeOf(graph: Graph, node: GraphNode): NodeIndex {
  return graph.node === undefined ? (node as number as NodeIndex) : graph.node[node];
}

/** The graph node that stands for a node of the profile. Throws for a call tree, which has one for each path to it. */
export function graphNodeOf(graph: Graph, node: NodeIndex): GraphNode {
  if (graph.node !== undefined) throw new Error('A call tree has many nodes for one.');
  return node as number as GraphNode;
}

/** The name of a graph node as printed. */
export function printedName(graph: Graph, node: GraphNode): string {
  return graph.nodes.printable(nodeOf(graph, node));
}

/** Compares by magnitude, |a| > |b| first and equals as 0: the order of weights in every report. */
export function byMagnitude(a: Amount, b: Amount): number {
  const x = abs(a);
  const y = abs(b);
  return x > y ? -1 : x < y ? 1 : 0;
}
