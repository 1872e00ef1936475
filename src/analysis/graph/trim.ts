import type { GraphNode, IndexList } from '../../profile/indexes.js';
import { type Amount, abs, sumAt, toNumber, truncate } from '../values/amount.js';
import type { Edges } from './edges.js';
import { type Graph, buildGraph } from './graph.js';
import { InlineMarks } from './inlineMarks.js';
import type { Nodes } from './nodes.js';
import { type NodeOrder, sortNodes } from './order.js';
import type { Sums } from './sums.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/** pprof's defaults for what counts as small, as parts of the total (defaultConfig of internal/driver/config.go). */
export const NODE_FRACTION = 0.005;
export const EDGE_FRACTION = 0.001;

/** How much of a graph a report leaves out. */
export interface Trimming {
  readonly order: NodeOrder;
  /** The most nodes to keep, 0 for all. */
  readonly nodeCount: number;
  /** Nodes and edges below this part of the total go, 0 to 1. */
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly dropNegative: boolean;
  /** Whether the report shows calls. */
  readonly edges: boolean;
}

/** What is left of a graph. */
export interface Trimmed {
  readonly graph: Graph;
  /** Nodes dropped because their cum is below the cutoff. */
  readonly droppedNodes: number;
  /** Nodes before the limit on their number. */
  readonly candidates: number;
}

/** What a text report shows. */
export interface TrimmedTable extends Trimmed {
  /** Of the listed nodes. */
  readonly marks: InlineMarks;
}

/**
 * The graph of a text report without its small nodes and calls (newTrimmedGraph of internal/report). The nodes'
 * figures don't depend on which are kept, so only the calls are counted anew.
 */
export function trimmedGraph(
  weighed: WeighedSamples,
  nodes: Nodes,
  trimming: Trimming,
  sums?: Sums,
): TrimmedTable {
  const { dropNegative } = trimming;
  const whole = buildGraph(weighed, nodes, { edges: 'none', dropNegative, sums });
  const cutoffs = cutoffsOf(whole, trimming);
  const large = largeNodes(whole, cutoffs.node);
  const sorted = sortNodes(whole, large, trimming.order);
  const { nodeCount } = trimming;
  const list = nodeCount > 0 ? topNodes(whole, sorted, nodeCount) : sorted;
  const kept = list.length < whole.list.length ? bitmapOf(nodes.count, list) : undefined;
  const edges = trimming.edges ? buildGraph(weighed, nodes, { kept, edges: 'all' }).edges : undefined;
  if (edges !== undefined) trimEdges(edges, bitmapOf(nodes.count, list), cutoffs.edge);
  return {
    graph: { ...whole, edges, list },
    droppedNodes: whole.list.length - large.length,
    candidates: large.length,
    marks: new InlineMarks(weighed, nodes, list, kept, cutoffs.edge),
  };
}

/** Weights below which nodes and edges go: fractions of the sum of all flat values. */
export function cutoffsOf(
  graph: Graph,
  trimming: Trimming,
): { readonly node: Amount; readonly edge: Amount } {
  const total = toNumber(sumAt(graph.flat, graph.list));
  return {
    node: abs(truncate(total * trimming.nodeFraction)),
    edge: abs(truncate(total * trimming.edgeFraction)),
  };
}

/** The listed nodes with a |cum| of at least the cutoff, or all where there is none, as a new list. */
export function largeNodes(graph: Graph, cutoff: Amount): IndexList<GraphNode> {
  // The least int64 is its own absolute value, so it is below a cutoff of 0.
  if (cutoff <= 0) return graph.list.slice();
  return graph.list.filter((node) => abs(graph.cum[node]) >= cutoff);
}

/** The first of the sorted nodes. One of the least int64 is not among them, as its |cum| is below 0 (SelectTopNodes). */
export function topNodes(graph: Graph, sorted: IndexList<GraphNode>, count: number): IndexList<GraphNode> {
  return sorted.subarray(0, count).filter((node) => abs(graph.cum[node]) >= 0);
}

/** Removes the edges to listed nodes that are below the cutoff and says how many (TrimLowFrequencyEdges). */
export function trimEdges(edges: Edges, listed: Uint8Array, cutoff: Amount): number {
  let dropped = 0;
  for (let e = 0; e < edges.count; e++) {
    if (edges.removed[e] === 1 || listed[edges.target[e]] !== 1 || abs(edges.weight[e]) >= cutoff) continue;
    edges.removed[e] = 1;
    dropped++;
  }
  return dropped;
}

/** By number below `size`: 1 for those of the list, else 0. */
export function bitmapOf(size: number, list: Iterable<number>): Uint8Array {
  const marked = new Uint8Array(size);
  for (const node of list) marked[node] = 1;
  return marked;
}
