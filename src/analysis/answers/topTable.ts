import type { GraphNode, IndexList } from '../../profile/indexes.js';
import { compareBytewise } from '../../profile/strings.js';
import { type Amount, add } from '../values/amount.js';
import { NAME_CHECK_MASK, withCheck } from '../samples/cancelCheck.js';
import { type ValueFormat, formatPercent, formatValue, signedShareOf } from '../values/valueFormat.js';
import { cumValue, flatValue, nodeOf, printedName } from '../graph/graph.js';
import type { InlineMark } from '../graph/inlineMarks.js';
import { fileOf, namesOfNode, nodesOf, type FrameNames } from './frameNames.js';
import { refOf, type FrameRef } from './place.js';
import { readingsOf, type RowFilter } from './rowFilter.js';
import { sortNodes } from '../graph/order.js';
import type { TrimmedTable } from '../graph/trim.js';

export type TopColumn = 'flat' | 'cum' | 'name' | 'file';

export interface TopRow extends FrameNames {
  /** Whether calls to it are inlined, as `top` writes it after the name. */
  readonly mark: InlineMark;
  readonly flat: string;
  readonly flatPercent: string;
  readonly sumPercent: string;
  readonly cum: string;
  readonly cumPercent: string;
  /** flat and cum over the total, -1..1 but for recursion and differences. */
  readonly flatShare: number;
  readonly cumShare: number;
  /** Undefined for a node without a function. */
  readonly ref: FrameRef | undefined;
}

/** The rows of `top` in one order, formatted only when asked for. */
export class TopTable {
  private readonly order: IndexList<GraphNode>;
  /** By position in the order: the sum of flat down to it. */
  private readonly sums: Amount[] = [];
  /** How the filter was read: as words, unless only as an expression it leaves any row. */
  reading: RowFilter['reading'] = 'words';

  /**
   * @param filter only rows whose name or file passes it (`rowFilter.ts`)
   * @param format with the unit of the whole report
   */
  constructor(
    private readonly trimmed: TrimmedTable,
    private readonly format: ValueFormat,
    sort: TopColumn,
    reversed: boolean,
    filter: string,
  ) {
    this.order = this.sorted(this.filtered(filter), sort);
    if (reversed) this.order.reverse();
  }

  /** The rows that pass a filter, all for an empty one; says how it was read. */
  private filtered(filter: string): IndexList<GraphNode> {
    const { graph } = this.trimmed;
    if (filter === '') return graph.list.slice();
    let list = graph.list.subarray(0, 0);
    for (const { reading, passes } of readingsOf(filter)) {
      list = graph.list.filter((node, i) => {
        if ((i & NAME_CHECK_MASK) === 0) graph.nodes.frames.check();
        return passes(printedName(graph, node), fileOf(graph.nodes, nodeOf(graph, node)));
      });
      if (list.length === 0) continue;
      this.reading = reading;
      break;
    }
    return list;
  }

  /** How many rows there are. */
  get length(): number {
    return this.order.length;
  }

  /** The rows from the 0-based position `from` on, at most `count`. */
  rows(from: number, count: number): TopRow[] {
    const marks = this.trimmed.marks.of(this.order.subarray(from, from + count));
    return marks.map((mark, i) => this.row(from + i, mark));
  }

  /** The row, 0-based, of the node that a frame belongs to, the first of several; -1 where none is in the table. */
  rowOf(ref: FrameRef): number {
    const { graph } = this.trimmed;
    const nodes = nodesOf(graph.nodes, ref);
    return this.firstRow((node) => nodes.has(nodeOf(graph, node)));
  }

  /** The row, 0-based, of a printed name, the first of several; -1 where none is in the table. */
  rowNamed(name: string): number {
    return this.firstRow((node) => printedName(this.trimmed.graph, node) === name);
  }

  private firstRow(test: (node: GraphNode) => boolean): number {
    const { order } = this;
    for (let i = 0; i < order.length; i++) {
      if ((i & NAME_CHECK_MASK) === 0) this.trimmed.graph.nodes.frames.check();
      if (test(order[i])) return i;
    }
    return -1;
  }

  private row(i: number, mark: InlineMark): TopRow {
    const { format } = this;
    const { graph } = this.trimmed;
    const node = this.order[i];
    const flat = flatValue(graph, node);
    const cum = cumValue(graph, node);
    return {
      ...namesOfNode(graph.nodes, nodeOf(graph, node)),
      mark,
      flat: formatValue(format, flat),
      flatPercent: formatPercent(format, flat),
      sumPercent: formatPercent(format, this.sumTo(i)),
      cum: formatValue(format, cum),
      cumPercent: formatPercent(format, cum),
      flatShare: signedShareOf(format, flat),
      cumShare: signedShareOf(format, cum),
      ref: refOf(graph.nodes, nodeOf(graph, node)),
    };
  }

  private sumTo(i: number): Amount {
    const { sums, order } = this;
    const { graph } = this.trimmed;
    for (let k = sums.length; k <= i; k++)
      sums.push(add(k > 0 ? sums[k - 1] : 0, flatValue(graph, order[k])));
    return sums[i];
  }

  private sorted(list: IndexList<GraphNode>, sort: TopColumn): IndexList<GraphNode> {
    const { graph } = this.trimmed;
    if (sort === 'flat' || sort === 'cum') return sortNodes(graph, list, sort);
    const text =
      sort === 'name'
        ? (node: GraphNode) => printedName(graph, node)
        : (node: GraphNode) => fileOf(graph.nodes, nodeOf(graph, node));
    return list.sort(
      withCheck(
        graph.nodes.frames.check,
        (a, b) =>
          compareBytewise(text(a), text(b)) ||
          compareBytewise(printedName(graph, a), printedName(graph, b)) ||
          a - b,
      ),
    );
  }
}
