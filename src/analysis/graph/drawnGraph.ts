import type { EdgeIndex, GraphNode, IndexList } from '../../profile/indexes.js';
import { buildTree, trimTree } from './callTree.js';
import type { Edges } from './edges.js';
import { type Graph, buildGraph } from './graph.js';
import { labelGroups } from '../samples/labelGroups.js';
import type { LabelUnits } from '../samples/labels.js';
import { type NodeTags, countTags, tagsByNode, trimTags } from './nodeTags.js';
import type { Nodes } from './nodes.js';
import { adjacency, sortEdges, sortNodes } from './order.js';
import { KeptStacks, TreeStacks } from './stackNodes.js';
import { type Trimmed, type Trimming, cutoffsOf, bitmapOf, largeNodes, topNodes, trimEdges } from './trim.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/** A graph made for a drawing: few nodes, the most interesting first. */
export interface DrawnGraph extends Trimmed {
  readonly droppedEdges: number;
  readonly tags: ReadonlyMap<GraphNode, NodeTags>;
}

/** The most tags drawn beside a node. */
export const MAX_TAGS = 4;

/** A graph as counted for one set of kept nodes, and its tags, counted when they are needed. */
interface Counted {
  readonly graph: Graph;
  readonly tags: () => Map<GraphNode, NodeTags>;
}

/**
 * The graph of a drawing (newTrimmedGraph of internal/report in its visual mode): without its small nodes, then only
 * the most interesting, then without its small calls and those that only repeat what others show.
 */
export function drawnGraph(
  weighed: WeighedSamples,
  nodes: Nodes,
  trimming: Trimming,
  drawing: { readonly callTree: boolean; readonly units: LabelUnits; readonly outputUnit: string },
): DrawnGraph {
  const { callTree } = drawing;
  const { dropNegative, nodeCount } = trimming;
  const groups = labelGroups(weighed.selected, drawing.units, drawing.outputUnit);
  let counted = callTree ? countTree() : count(undefined);
  const cutoffs = cutoffsOf(counted.graph, trimming);
  const before = counted.graph.list.length;
  const large = largeNodes(counted.graph, cutoffs.node);
  if (large.length < before) counted = keep(counted, large);
  const candidates = counted.graph.list.length;
  sortNodes(counted.graph, counted.graph.list, 'entropy');

  if (nodeCount > 0) {
    trim(counted);
    const { graph } = counted;
    const most = howMany(counted, nodeCount);
    const chosen = callTree ? graph.list.subarray(0, most) : topNodes(graph, graph.list, most);
    if (chosen.length < counted.graph.list.length) {
      counted = keep(counted, chosen);
      sortNodes(counted.graph, counted.graph.list, 'entropy');
    }
  }
  const droppedEdges = trim(counted);
  const { graph, tags } = counted;
  if (graph.edges !== undefined) removeRedundantEdges(graph, graph.edges);
  return { graph, tags: tags(), droppedNodes: before - candidates, droppedEdges, candidates };

  function count(kept: Uint8Array | undefined): Counted {
    const stacks = new KeptStacks(weighed, nodes, kept);
    return {
      graph: buildGraph(weighed, nodes, { kept, edges: 'all', dropNegative }),
      tags: once(() => tagsByNode(weighed, stacks, groups, undefined)),
    };
  }

  /** A tree has too many nodes to count the tags of those that go. */
  function countTree(graph = buildTree(weighed, nodes, dropNegative)): Counted {
    return {
      graph,
      tags: once(() =>
        tagsByNode(weighed, new TreeStacks(weighed, nodes), groups, bitmapOf(graph.size, graph.list)),
      ),
    };
  }

  /** A graph is counted anew without the others, a tree is mended. */
  function keep(old: Counted, list: IndexList<GraphNode>): Counted {
    const kept = bitmapOf(old.graph.size, list);
    return callTree ? countTree(trimTree(old.graph, kept)) : count(kept);
  }

  function trim({ graph: shown, tags: shownTags }: Counted): number {
    trimTags(shownTags(), cutoffs.node);
    return shown.edges === undefined
      ? 0
      : trimEdges(shown.edges, bitmapOf(shown.size, shown.list), cutoffs.edge);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** How many of the sorted nodes fit, each with its tags (selectTopNodes). */
function howMany({ graph, tags }: Counted, nodeCount: number): number {
  const byNode = tags();
  let used = 0;
  for (let i = 0; i < graph.list.length; i++) {
    used += 1 + Math.min(countTags(byNode.get(graph.list[i])), MAX_TAGS);
    if (used >= nodeCount) return i + 1;
  }
  return Math.min(nodeCount, graph.list.length);
}

/**
 * Removes residual edges whose ends are connected otherwise, the lightest first, but none heavier than an edge to the
 * same node that is not residual (RemoveRedundantEdges).
 */
function removeRedundantEdges(graph: Graph, edges: Edges): void {
  const callers = adjacency(graph.size, edges, edges.target);
  for (const node of graph.list.toReversed()) {
    for (const edge of sortEdges(graph, edges, callers(node).slice()).reverse()) {
      if (edges.residual[edge] === 0) break;
      if (isRedundant(edges, callers, edge)) edges.removed[edge] = 1;
    }
  }
}

/** Whether the edge's source reaches its target over other edges. */
function isRedundant(
  edges: Edges,
  callers: (node: GraphNode) => readonly EdgeIndex[],
  edge: EdgeIndex,
): boolean {
  const source = edges.source[edge];
  const seen = new Set([edges.target[edge]]);
  for (const node of seen) {
    for (const e of callers(node)) {
      if (e === edge || edges.removed[e] === 1) continue;
      if (edges.source[e] === source) return true;
      seen.add(edges.source[e]);
    }
  }
  return false;
}
