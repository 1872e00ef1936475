import type { GraphNode, Holding, NodeIndex } from '../../profile/indexes.js';
import { asNumbers } from '../values/amount.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import { Edges } from './edges.js';
import { type Graph, withWeight } from './graph.js';
import type { Nodes } from './nodes.js';
import { TreeStacks, forEachStack } from './stackNodes.js';
import { newSums } from './sums.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/**
 * A graph with a node for each path of calls from a root (newTree of internal/graph). With `dropNegative` its list is without
 * nodes that `withWeight` drops. Throws what the check throws.
 */
export function buildTree(weighed: WeighedSamples, nodes: Nodes, dropNegative: boolean): Graph {
  const stacks = new TreeStacks(weighed, nodes);
  forEachStack(weighed, stacks, () => undefined);
  const sums = newSums(weighed, stacks.count);
  const edges = new Edges(weighed.values, weighed.divisors);
  const addTo = (sum: typeof sums.cum, divisor: typeof sums.cumDivisor, node: number, sample: number) => {
    asNumbers(sum)[node] += asNumbers(weighed.values)[sample];
    if (divisor && weighed.divisors) asNumbers(divisor)[node] += asNumbers(weighed.divisors)[sample];
  };
  forEachStack(weighed, stacks, (sample) => {
    for (let i = 0; i < stacks.depth; i++) {
      addTo(sums.cum, sums.cumDivisor, stacks.node[i], sample);
      if (i > 0) edges.add(stacks.node[i - 1], stacks.node[i], sample, false, stacks.isInline[i]);
    }
    if (stacks.depth > 0) addTo(sums.flat, sums.flatDivisor, stacks.node[stacks.depth - 1], sample);
  });
  return {
    size: stacks.count,
    nodes,
    node: Int32Array.from({ length: stacks.count }, (_, treeNode) =>
      stacks.nodeOf(treeNode as GraphNode),
    ) as Holding<NodeIndex, Int32Array>,
    ...sums,
    edges,
    list: withWeight(sums, stacks.count, dropNegative, weighed.selected.check),
  };
}

/**
 * Takes listed nodes out of a tree: a node that stays is called by its nearest caller that stays, by a residual call if
 * there were others between (TrimTree). A node that is not listed, as its samples cancel out, stays with its calls: they
 * count where nodes are ordered, though it is not shown.
 */
export function trimTree(graph: Graph, kept: Uint8Array): Graph {
  const { edges } = graph;
  if (edges === undefined) return graph;
  const call = new Int32Array(graph.size).fill(-1);
  for (let e = 0; e < edges.count; e++) if (edges.removed[e] === 0) call[edges.target[e]] = e;
  edges.removed.fill(1);
  const taken = new Uint8Array(graph.size);
  for (const node of graph.list) if (kept[node] !== 1) taken[node] = 1;
  for (let node = 0; node < graph.size; node++) {
    if ((node & CHECK_MASK) === 0) graph.nodes.frames.check();
    const e = call[node];
    if (taken[node] === 1 || e < 0) continue;
    let above = e;
    while (above >= 0 && taken[edges.source[above]] === 1) {
      above = call[edges.source[above]];
      edges.residual[e] = 1;
      if (above >= 0) edges.inline[e] &= edges.inline[above];
    }
    if (above < 0) continue;
    edges.source[e] = edges.source[above];
    edges.removed[e] = 0;
  }
  return { ...graph, list: graph.list.filter((node) => kept[node] === 1) };
}
