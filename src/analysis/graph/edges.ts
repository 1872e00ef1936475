import type { GraphNode, Holding, SampleRow } from '../../profile/indexes.js';
import { PairSums, lengthened } from './pairSums.js';

/** How many edges there is room for at first: the columns double when they are full. */
const INITIAL = 256;

/** The calls between nodes: edge `e` goes from `source[e]` to `target[e]`. */
export class Edges extends PairSums {
  /** 1 where the edge leads over frames that were not kept. */
  residual = new Uint8Array(INITIAL);
  /** 1 where every call is of an inlined frame. */
  inline = new Uint8Array(INITIAL).fill(1);
  /** 1 where the edge was trimmed away. */
  removed = new Uint8Array(INITIAL);

  /** By edge: the caller. Stale once an edge is added. */
  get source(): Holding<GraphNode, Int32Array> {
    return this.first as Holding<GraphNode, Int32Array>;
  }

  /** By edge: the callee. Stale once an edge is added. */
  get target(): Holding<GraphNode, Int32Array> {
    return this.second as Holding<GraphNode, Int32Array>;
  }

  /** Counts a call in a sample: once for each pair and sample (newGraph of internal/graph). */
  add(source: GraphNode, target: GraphNode, sample: SampleRow, isResidual: boolean, isInline: boolean): void {
    const edge = this.addSample(source, target, sample);
    if (edge < 0) return;
    if (edge >= this.residual.length) this.growMarks();
    if (isResidual) this.residual[edge] = 1;
    if (!isInline) this.inline[edge] = 0;
  }

  private growMarks(): void {
    const { length } = this.residual;
    this.residual = lengthened(this.residual, length * 2);
    this.inline = lengthened(this.inline, length * 2).fill(1, length);
    this.removed = lengthened(this.removed, length * 2);
  }
}
