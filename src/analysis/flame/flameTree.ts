import { type Column, type ExactColumn, isExact } from '../../profile/profile.js';
import { type CancelCheck, CHECK_MASK, PIECE } from '../samples/cancelCheck.js';
import type { FrameRows, Stacks, StackWalk } from './flameWalk.js';

const UNEXPANDED = -1;

/** Room for how many nodes there is at first. */
const INITIAL = 1024;

/** The stacks of a node taken one frame further, as far as that is. */
interface Step {
  readonly node: number;
  /** The place in the order of the stack that is next. */
  at: number;
  /** The rows that a stack took its step to. */
  readonly touched: number[];
  /** How many stacks end in the node. */
  ended: number;
}

/**
 * The tree of a flame graph, grown only where someone looks, for several sample types at once. A node is a range of
 * `order`, the samples whose stacks begin with the node's path; expanding it sorts that range by each sample's next
 * frame, so the children are sub-ranges. Every (sample, frame) step is taken at most once, what nobody zooms to costs
 * nothing, and another sample type finds the same ranges sorted already.
 */
export class FlameTree {
  /** Stack indexes; node `n` holds `order[begin[n] .. end[n]]`, those that end in it first. */
  private readonly order: Uint32Array;
  /** While nodes are expanded: room for the stacks of the largest, and the row each took its step to. */
  private spare = new Uint32Array(0);
  private rows = new Int32Array(0);
  /** What a beat has ended: it goes on before any other node is expanded. */
  private begun: Step | undefined;
  /** How many stacks were walked since a beat. */
  private walked = 0;

  // Per node, in columns that are replaced by longer ones.
  private begin = new Uint32Array(INITIAL);
  private end = new Uint32Array(INITIAL);
  private selfEnd = new Uint32Array(INITIAL);
  private firstChild = new Int32Array(INITIAL);
  private childCount = new Uint32Array(INITIAL);
  private keys = new Int32Array(INITIAL);
  private readonly widthsByType: Float64Array[];
  private readonly heaviestByType: Int32Array[];
  private count = 0;
  /** Nodes of how many stacks or more are expanded. */
  private grown = Infinity;

  private readonly slotOf: Int32Array;
  /** Per row of `Frames`, while a node is expanded: its stacks, and per sample type their weight. */
  private readonly rowCount: Uint32Array;
  private readonly rowWeights: readonly Float64Array[];
  private readonly values: readonly ExactColumn[];
  private readonly check: CancelCheck;

  /**
   * @param columns the values, one column a sample type
   * @param sampleOf from stack to its row in the columns, undefined where they are the same
   */
  constructor(
    stacks: Stacks,
    private readonly frames: FrameRows,
    private readonly walk: StackWalk,
    columns: readonly Column[],
    private readonly sampleOf: Uint32Array | undefined,
  ) {
    this.check = stacks.check;
    this.values = columns.map((column) => (isExact(column) ? column : Float64Array.from(column, Number)));
    const rowCount = frames.node.length;
    this.rowCount = new Uint32Array(rowCount);
    this.rowWeights = columns.map(() => new Float64Array(rowCount));
    this.widthsByType = columns.map(() => new Float64Array(INITIAL));
    this.heaviestByType = columns.map(() => new Int32Array(INITIAL));
    this.slotOf = new Int32Array(frames.nodeCount).fill(-1);

    const kept = new Uint32Array(stacks.count);
    const totals = columns.map(() => 0);
    let count = 0;
    for (let s = 0; s < stacks.count; s++) {
      if ((s & CHECK_MASK) === 0) stacks.check();
      if (stacks.begin[s] === stacks.end[s]) continue;
      let hasWeight = false;
      for (let type = 0; type < totals.length; type++) {
        const weight = Math.abs(this.values[type][sampleOf === undefined ? s : sampleOf[s]]);
        totals[type] += weight;
        if (weight > 0) hasWeight = true;
      }
      if (hasWeight) kept[count++] = s;
    }
    this.order = kept.subarray(0, count);
    this.add(-1, 0, count);
    totals.forEach((total, type) => this.weigh(type, total, -1));
  }

  /** The node above all others. */
  readonly root = 0;

  /** Per node: what it counts as (`Frames.node`), -1 for the root. Expanding may replace this column and the next two. */
  get key(): Int32Array {
    return this.keys;
  }

  /** Per node: Σ|v| of a sample type, the width of its frame. */
  width(type: number): Float64Array {
    return this.widthsByType[type];
  }

  /** Per node: the row of `Frames` that carries most of it in a sample type. */
  heaviest(type: number): Int32Array {
    return this.heaviestByType[type];
  }

  /**
   * Expands, piece by piece, every node of that many stacks or more, so that a page needs to expand only small ones. A
   * branch is grown to its end before the next: its stacks stay in the processor's caches.
   */
  *grow(least: number): Generator<void> {
    if (least >= this.grown) return;
    const open = [this.root];
    let walked = 0;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const size = this.end[node] - this.begin[node];
      if (size < least) continue;
      if (!this.isExpanded(node)) walked += size;
      const { first, count } = this.childrenOf(node);
      for (let child = first; child < first + count; child++) open.push(child);
      if (walked < PIECE) continue;
      walked = 0;
      yield;
    }
    this.grown = least;
  }

  /** The children of a node as a range of node numbers, in no particular order. */
  childrenOf(node: number): { readonly first: number; readonly count: number } {
    if (!this.isExpanded(node)) this.expand(node);
    return { first: this.firstChild[node], count: this.childCount[node] };
  }

  isExpanded(node: number): boolean {
    return this.firstChild[node] !== UNEXPANDED;
  }

  /** The stacks of a node; those that end in the node itself come first, `selfCount` of them (expanding it). */
  stacksOf(node: number): { readonly all: Uint32Array; readonly selfCount: number } {
    if (!this.isExpanded(node)) this.expand(node);
    const all = this.order.subarray(this.begin[node], this.end[node]);
    return { all, selfCount: this.selfEnd[node] - this.begin[node] };
  }

  /** Whether the test holds for a stack of a node not expanded yet; it gets the place the walk has reached in it. */
  unwalked(node: number, test: (stack: number, at: number) => boolean): boolean {
    const begin = this.begin[node];
    for (let i = begin; i < this.end[node]; i++) {
      if (i > begin && ((i - begin) & CHECK_MASK) === 0) this.check();
      if (test(this.order[i], this.walk.place(this.order[i]))) return true;
    }
    return false;
  }

  /** Gives back what only expanding needs: half as much again as the tree itself. */
  releaseScratch(): void {
    if (this.begun !== undefined) return;
    this.spare = new Uint32Array(0);
    this.rows = new Int32Array(0);
  }

  private makeRoom(size: number): void {
    if (size <= this.spare.length) return;
    this.spare = new Uint32Array(size);
    this.rows = new Int32Array(size);
  }

  private add(key: number, begin: number, end: number): void {
    const node = this.count++;
    if (node === this.keys.length) this.lengthen(2 * node);
    this.keys[node] = key;
    this.begin[node] = begin;
    this.end[node] = end;
    this.selfEnd[node] = begin;
    this.firstChild[node] = UNEXPANDED;
  }

  private lengthen(length: number): void {
    this.keys = copied(this.keys, new Int32Array(length));
    this.begin = copied(this.begin, new Uint32Array(length));
    this.end = copied(this.end, new Uint32Array(length));
    this.selfEnd = copied(this.selfEnd, new Uint32Array(length));
    this.firstChild = copied(this.firstChild, new Int32Array(length));
    this.childCount = copied(this.childCount, new Uint32Array(length));
    this.widthsByType.forEach((widths, type) => {
      this.widthsByType[type] = copied(widths, new Float64Array(length));
    });
    this.heaviestByType.forEach((rows, type) => {
      this.heaviestByType[type] = copied(rows, new Int32Array(length));
    });
  }

  /** Gives the node last added its width in a sample type. */
  private weigh(type: number, width: number, row: number): void {
    this.widthsByType[type][this.count - 1] = width;
    this.heaviestByType[type][this.count - 1] = row;
  }

  private expand(node: number): void {
    const { touched, ended } = this.step(node);
    const begin = this.begin[node];
    const { slotOf, rowCount } = this;
    const nodeOf = this.frames.node;

    const keys: number[] = [];
    const rowsOf: number[][] = [];
    for (const row of touched) {
      const key = nodeOf[row];
      if (slotOf[key] < 0) {
        slotOf[key] = keys.length;
        keys.push(key);
        rowsOf.push([row]);
      } else rowsOf[slotOf[key]].push(row);
    }
    const ends: number[] = [];
    let at = begin + ended;
    for (const rows of rowsOf) {
      for (const row of rows) at += rowCount[row];
      ends.push(at);
    }
    const starts = [begin + ended, ...ends.slice(0, -1)];
    try {
      // Where all stacks take the same step they are in order already.
      if (keys.length > 1 || (keys.length === 1 && ended > 0))
        this.sort(begin, this.end[node], starts.slice());
    } finally {
      for (const key of keys) slotOf[key] = -1;
    }

    this.selfEnd[node] = begin + ended;
    this.firstChild[node] = this.count;
    this.childCount[node] = keys.length;
    for (let slot = 0; slot < keys.length; slot++) {
      this.add(keys[slot], starts[slot], ends[slot]);
      this.weighRows(rowsOf[slot]);
    }
    for (const row of touched) rowCount[row] = 0;
    this.begun = undefined;
  }

  /**
   * Moves the walks of a node's stacks one frame on, and sums their weight by row. Until the node is expanded that is
   * `begun`: a walk can't step back.
   */
  private step(node: number): Step {
    if (this.begun !== undefined && this.begun.node !== node) this.expand(this.begun.node);
    const end = this.end[node];
    const step = (this.begun ??= { node, at: this.begin[node], touched: [], ended: 0 });
    this.makeRoom(end - this.begin[node]);
    this.walked += end - step.at;
    if (this.walked > PIECE) {
      this.walked = 0;
      this.check();
    }
    while (end - step.at > PIECE) {
      this.stepTo(step, step.at + PIECE);
      this.check();
    }
    this.stepTo(step, end);
    return step;
  }

  /**
   * Sorts the stacks of a node by the slots of the rows they stepped to, those that end first.
   * @param next by slot: the place of its first stack, counted up
   */
  private sort(begin: number, end: number, next: number[]): void {
    const { order, spare, rows, slotOf } = this;
    const nodeOf = this.frames.node;
    let nextEnded = 0;
    for (let i = begin; i < end; i++) {
      if (i > begin && ((i - begin) & CHECK_MASK) === 0) this.check();
      const row = rows[i - begin];
      spare[row < 0 ? nextEnded++ : next[slotOf[nodeOf[row]]]++ - begin] = order[i];
    }
    order.set(spare.subarray(0, end - begin), begin);
  }

  private stepTo(step: Step, end: number): void {
    const { order, rows, walk, rowCount, rowWeights, values, sampleOf } = this;
    const begin = this.begin[step.node];
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

  /** Gives the node last added the weights of its rows, which are 0 after. */
  private weighRows(rows: readonly number[]): void {
    for (let type = 0; type < this.values.length; type++) {
      const weights = this.rowWeights[type];
      let width = 0;
      let heaviest = rows[0];
      let most = 0;
      for (const row of rows) {
        const weight = weights[row];
        weights[row] = 0;
        width += weight;
        if (weight <= most) continue;
        most = weight;
        heaviest = row;
      }
      this.weigh(type, width, heaviest);
    }
  }
}

function copied<T extends Uint32Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
