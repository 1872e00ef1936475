import type { EdgeIndex, GraphNode, Holding } from '../../profile/indexes.js';
import { NAME_CHECK_MASK } from '../samples/cancelCheck.js';
import { formatPercent, formatValue, type ValueFormat } from '../values/valueFormat.js';
import { namesOfNode, nodesOf, type FrameNames } from './frameNames.js';
import { cumValue, flatValue, nodeOf, printedName, type Graph } from '../graph/graph.js';
import type { Edges } from '../graph/edges.js';
import { percentage, signedShare } from '../values/measurement.js';
import { adjacency, sortEdges } from '../graph/order.js';
import { refOf, type FrameRef } from './place.js';

/** A node between its callers and callees, as the report `peek` has it. */
export interface Peek extends FrameNames {
  readonly flat: string;
  readonly flatPercent: string;
  readonly cum: string;
  readonly cumPercent: string;
  readonly ref: FrameRef | undefined;
  /** By weight. */
  readonly callers: readonly Call[];
  readonly callees: readonly Call[];
}

/** What calls the peeked node or is called by it. */
export interface Call extends FrameNames {
  readonly weight: string;
  /** Of the peeked node's cum. */
  readonly percent: string;
  /** Negative for a negative weight. */
  readonly share: number;
  readonly inline: boolean;
  readonly ref: FrameRef | undefined;
}

/** Peeks at nodes of an untrimmed graph with edges. Finding a node and its calls is prepared once. */
export class PeekTable {
  private readonly byName = new Map<string, GraphNode>();
  private readonly callers: (node: GraphNode) => EdgeIndex[];
  private readonly callees: (node: GraphNode) => EdgeIndex[];

  private readonly edges: Edges;

  /** Throws if the graph was built without edges. */
  constructor(
    private readonly graph: Graph,
    private readonly format: ValueFormat,
  ) {
    const { edges } = graph;
    if (edges === undefined) throw new Error('Peeking needs a graph with edges.');
    this.edges = edges;
    for (const [i, node] of graph.list.entries()) {
      if ((i & NAME_CHECK_MASK) === 0) graph.nodes.frames.check();
      if (!this.byName.has(printedName(graph, node))) this.byName.set(printedName(graph, node), node);
    }
    this.callers = adjacency(graph.size, edges, edges.target);
    this.callees = adjacency(graph.size, edges, edges.source);
  }

  /** The node of a printed name, the heaviest of those that share it; undefined if nothing of it was kept. */
  named(name: string): Peek | undefined {
    const node = this.byName.get(name);
    return node === undefined ? undefined : this.peek(node);
  }

  /**
   * The node that a frame belongs to, undefined if nothing of it was kept. If there are several, the heaviest of those with that
   * printed name, or of all if none has it.
   */
  at(ref: FrameRef, name: string): Peek | undefined {
    const { graph } = this;
    const nodes = nodesOf(graph.nodes, ref);
    const isOne = (node: GraphNode): boolean => nodes.has(nodeOf(graph, node));
    const named = graph.list.find((node) => isOne(node) && printedName(graph, node) === name);
    const node = named ?? graph.list.find(isOne);
    return node === undefined ? undefined : this.peek(node);
  }

  private peek(node: GraphNode): Peek {
    const { graph, format, edges } = this;
    const flat = flatValue(graph, node);
    const cum = cumValue(graph, node);
    return {
      ...namesOfNode(graph.nodes, nodeOf(graph, node)),
      flat: formatValue(format, flat),
      flatPercent: formatPercent(format, flat).trim(),
      cum: formatValue(format, cum),
      cumPercent: formatPercent(format, cum).trim(),
      ref: refOf(graph.nodes, nodeOf(graph, node)),
      callers: this.calls(this.callers(node), edges.source, node),
      callees: this.calls(this.callees(node), edges.target, node),
    };
  }

  private calls(list: EdgeIndex[], other: Holding<GraphNode, Int32Array>, node: GraphNode): Call[] {
    const { graph, edges, format } = this;
    const cum = cumValue(graph, node);
    return sortEdges(graph, edges, [...list]).map((edge) => {
      const weight = edges.weight[edge];
      return {
        ...namesOfNode(graph.nodes, nodeOf(graph, other[edge])),
        weight: formatValue(format, weight),
        percent: percentage(weight, cum).trim(),
        share: signedShare(weight, cum),
        inline: edges.inline[edge] === 1,
        ref: refOf(graph.nodes, nodeOf(graph, other[edge])),
      };
    });
  }
}
