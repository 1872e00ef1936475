import type { EdgeIndex, GraphNode, Holding, IndexList } from '../../profile/indexes.js';
import type { Column } from '../../profile/profile.js';
import { compareBytewise } from '../../profile/strings.js';
import { type Amount, abs, add, toNumber, truncate } from '../values/amount.js';
import { CHECK_MASK, withCheck } from '../samples/cancelCheck.js';
import type { Edges } from './edges.js';
import { type Graph, byMagnitude, nodeOf, printedName } from './graph.js';
import type { NodeInfo } from './nodes.js';

export type NodeOrder = 'flat' | 'cum' | 'entropy';

/** Orders graph nodes, which are sorted in place, as reports do: by weight, then name, bytewise (Nodes.Sort). */
export function sortNodes(graph: Graph, list: IndexList<GraphNode>, order: NodeOrder): IndexList<GraphNode> {
  const compareRest = tieBreaker(graph);
  const keys = order === 'entropy' ? entropyScores(graph, list) : order === 'cum' ? graph.cum : graph.flat;
  const second = order === 'flat' ? graph.cum : graph.flat;
  const names = (a: GraphNode, b: GraphNode) => compareBytewise(printedName(graph, a), printedName(graph, b));
  return list.sort(
    withCheck(
      graph.nodes.frames.check,
      (a, b) =>
        byMagnitude(keys[a], keys[b]) ||
        names(a, b) ||
        byMagnitude(second[a], second[b]) ||
        compareRest(a, b),
    ),
  );
}

/**
 * A last resort: the attributes one after the other, as text (compareNodes). Nodes of a call tree may have the same; they
 * stay in the order in which they are.
 */
function tieBreaker(graph: Graph): (a: GraphNode, b: GraphNode) => number {
  const text = (node: GraphNode) => infoText(graph.nodes.info(nodeOf(graph, node)));
  return (a, b) => compareBytewise(text(a), text(b));
}

/** How Go prints a NodeInfo. */
function infoText(info: NodeInfo): string {
  return `{${info.name}  ${info.address} ${info.file} ${info.startLine} ${info.line} ${info.column} ${info.object}}`;
}

/**
 * How interesting each listed node is for a drawing: a node whose calls are spread is worth more than one that only
 * passes its weight on (entropyScore).
 */
function entropyScores(graph: Graph, list: IndexList<GraphNode>): ArrayLike<Amount> {
  const edges = graph.edges;
  const incoming = edges && adjacency(graph.size, edges, edges.target);
  const outgoing = edges && adjacency(graph.size, edges, edges.source);
  const scores = new Array<Amount>(graph.size).fill(0);
  for (const [i, node] of list.entries()) {
    if ((i & CHECK_MASK) === 0) graph.nodes.frames.check();
    let score = entropy(edges, incoming?.(node), 0) + entropy(edges, outgoing?.(node), graph.flat[node]);
    score = score * toNumber(graph.cum[node]);
    scores[node] = add(truncate(score), graph.flat[node]);
  }
  return scores;
}

/** Of a side without edges 1, else the entropy of the weights and the node's own part. */
function entropy(edges: Edges | undefined, list: readonly EdgeIndex[] | undefined, own: Amount): number {
  if (edges === undefined || list === undefined || list.length === 0) return 1;
  let total = own;
  for (const e of list) if (edges.weight[e] > 0) total = add(total, edges.weight[e]);
  const whole = toNumber(total);
  if (whole === 0) return 0;
  let score = 0;
  for (const e of list) score += bits(toNumber(abs(edges.weight[e])) / whole);
  if (own > 0) score += bits(toNumber(own) / whole);
  return score;
}

function bits(fraction: number): number {
  return -fraction * Math.log2(fraction);
}

/** The edges not removed, by the node at one of their ends. */
export function adjacency(
  size: number,
  edges: Edges,
  end: Holding<GraphNode, Int32Array>,
): (node: GraphNode) => EdgeIndex[] {
  const lists: (number[] | undefined)[] = new Array<undefined>(size).fill(undefined);
  for (let e = 0; e < edges.count; e++) {
    if (edges.removed[e] === 0) (lists[end[e]] ??= []).push(e);
  }
  return (node) => lists[node] ?? [];
}

/** Orders edges, which are sorted in place: by |weight|, then the names of caller and callee (EdgeMap.Sort). */
export function sortEdges(graph: Graph, edges: Edges, list: EdgeIndex[]): EdgeIndex[] {
  const weight: Column = edges.weight;
  const names = (x: GraphNode, y: GraphNode) => compareBytewise(printedName(graph, x), printedName(graph, y));
  return list.sort(
    (a, b) =>
      byMagnitude(weight[a], weight[b]) ||
      names(edges.source[a], edges.source[b]) ||
      names(edges.target[a], edges.target[b]),
  );
}
