import type { FlameNode, FrameRow, NodeIndex } from '../../profile/indexes.js';
import type { ExactColumn } from '../../profile/profile.js';
import { type CancelCheck, CHECK_MASK, PIECE } from '../samples/cancelCheck.js';
import type { FrameRows, StackWalk } from './flameWalk.js';

/** What an expansion found: the stacks that end in the node, and its children, in the order of first sight. */
export interface Found {
  /** How many stacks end in the node: the first of its range. */
  readonly ended: number;
  /** By child: what it counts as (`FrameRows.node`). */
  readonly keys: readonly NodeIndex[];
  /** By child: its stacks are `order[starts[c] .. ends[c]]`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** By child: the rows of frames that its stacks stepped to, each once. */
  readonly rows: readonly (readonly FrameRow[])[];
}

/** The stacks of a node taken one frame further, as far as that is. */
interface Step {
  readonly node: FlameNode;
  /** The place in `order` of the stack that is next. */
  at: number;
  /** The rows that a stack took its step to. */
  readonly touched: FrameRow[];
  /** How many stacks end in the node. */
  ended: number;
}

/**
 * Expands the nodes of a flame graph's tree one by one: takes each stack of a node one frame further, and sorts the node's
 * range of `order` by the frame it came to.
 *
 * Between two expansions `slotOf` is -1 everywhere and `rowCount` is 0 everywhere; `rowWeights` is once `takeWeights` has
 * had the rows of every child. A check that throws leaves the expansion `interrupted`: cursors cannot step back, so it has
 * to be gone on with before any other node is expanded. `order` is changed all at once, when nothing can throw any more.
 */
export class Expansion {
  /** Room for the stacks of the largest node so far: sorted, and the row that each took its step to, -1 for none. */
  private sorted = new Uint32Array(0);
  private rows = new Int32Array(0);
  private step: Step | undefined;
  /** How many stacks were walked since the last check. */
  private walked = 0;
  /** By key, while a range is sorted: the child, else -1. */
  private readonly slotOf: Int32Array;
  /** By row of frames: how many stacks stepped to it, and what they weigh, by sample type. */
  private readonly rowCount: Uint32Array;
  private readonly rowWeights: readonly Float64Array[];

  /**
   * @param order stack indexes
   * @param values one column a sample type
   * @param sampleOf from stack to its row in the columns, undefined where they are the same
   */
  constructor(
    private readonly order: Uint32Array,
    private readonly frames: FrameRows,
    private readonly walk: StackWalk,
    private readonly values: readonly ExactColumn[],
    private readonly sampleOf: Uint32Array | undefined,
    private readonly check: CancelCheck,
  ) {
    const rowCount = frames.node.length;
    this.slotOf = new Int32Array(frames.nodeCount).fill(-1);
    this.rowCount = new Uint32Array(rowCount);
    this.rowWeights = values.map(() => new Float64Array(rowCount));
  }

  /** The node whose expansion a check has ended half way; undefined if there is none. */
  get interrupted(): FlameNode | undefined {
    return this.step?.node;
  }

  /**
   * Sorts the stacks `order[begin .. end]` of a node, those that end in it first and then child by child, and returns the
   * children. Throws what the check throws; asked again for the same node, it goes on from there.
   */
  expand(node: FlameNode, begin: number, end: number): Found {
    const { touched, ended } = this.stepAll(node, begin, end);
    const { slotOf, rowCount } = this;
    const nodeOf = this.frames.node;
    const keys: NodeIndex[] = [];
    const rows: FrameRow[][] = [];
    for (const row of touched) {
      const key = nodeOf[row];
      if (slotOf[key] < 0) {
        slotOf[key] = keys.length;
        keys.push(key);
        rows.push([row]);
      } else rows[slotOf[key]].push(row);
    }
    const ends: number[] = [];
    let at = begin + ended;
    for (const ofChild of rows) {
      for (const row of ofChild) at += rowCount[row];
      ends.push(at);
    }
    const starts = [begin + ended, ...ends.slice(0, -1)];
    try {
      // Where all stacks take the same step they are in order already.
      if (keys.length > 1 || (keys.length === 1 && ended > 0)) this.sort(begin, end, starts.slice());
    } finally {
      for (const key of keys) slotOf[key] = -1;
    }
    for (const row of touched) rowCount[row] = 0;
    this.step = undefined;
    return { ended, keys, starts, ends, rows };
  }

  /**
   * Writes what a child weighs in each sample type, Σ|v|, to `widths[type][child]` and the row with the most of it to
   * `heaviest[type][child]`. Its rows weigh nothing after.
   */
  takeWeights(
    rows: readonly FrameRow[],
    child: FlameNode,
    widths: readonly Float64Array[],
    heaviest: readonly Int32Array[],
  ): void {
    for (let type = 0; type < this.values.length; type++) {
      const weights = this.rowWeights[type];
      let width = 0;
      let heaviestRow = rows[0];
      let most = 0;
      for (const row of rows) {
        const weight = weights[row];
        weights[row] = 0;
        width += weight;
        if (weight <= most) continue;
        most = weight;
        heaviestRow = row;
      }
      widths[type][child] = width;
      heaviest[type][child] = heaviestRow;
    }
  }

  /** Gives back the memory that grows with the largest node, unless an expansion needs it to go on. */
  releaseScratch(): void {
    if (this.step !== undefined) return;
    this.sorted = new Uint32Array(0);
    this.rows = new Int32Array(0);
  }

  /** Moves the cursors of a node's stacks one frame on, and counts and weighs them by row. */
  private stepAll(node: FlameNode, begin: number, end: number): Step {
    const step = (this.step ??= { node, at: begin, touched: [], ended: 0 });
    this.makeRoom(end - begin);
    this.walked += end - step.at;
    if (this.walked > PIECE) {
      this.walked = 0;
      this.check();
    }
    while (end - step.at > PIECE) {
      this.stepTo(step, begin, step.at + PIECE);
      this.check();
    }
    this.stepTo(step, begin, end);
    return step;
  }

  private stepTo(step: Step, begin: number, end: number): void {
    const { order, rows, walk, rowCount, rowWeights, values, sampleOf } = this;
    const types = values.length;
    let { ended } = step;
    for (let i = step.at; i < end; i++) {
      const stack = order[i];
      const row = walk.next(stack);
      rows[i - begin] = row;
      if (row < 0) {
        ended++;
        continue;
      }
      if (rowCount[row]++ === 0) step.touched.push(row);
      const sample = sampleOf === undefined ? stack : sampleOf[stack];
      for (let type = 0; type < types; type++) rowWeights[type][row] += Math.abs(values[type][sample]);
    }
    step.at = end;
    step.ended = ended;
  }

  /**
   * Sorts the stacks of a node by the slots of the rows they stepped to, those that end first.
   * @param next by slot: the place of its first stack, counted up
   */
  private sort(begin: number, end: number, next: number[]): void {
    const { order, sorted, rows, slotOf } = this;
    const nodeOf = this.frames.node;
    let nextEnded = 0;
    for (let i = begin; i < end; i++) {
      if (i > begin && ((i - begin) & CHECK_MASK) === 0) this.check();
      const row = rows[i - begin];
      sorted[row < 0 ? nextEnded++ : next[slotOf[nodeOf[row]]]++ - begin] = order[i];
    }
    order.set(sorted.subarray(0, end - begin), begin);
  }

  private makeRoom(size: number): void {
    if (size <= this.sorted.length) return;
    this.sorted = new Uint32Array(size);
    this.rows = new Int32Array(size);
  }
}
