import type { FlameNode, Holding, NodeIndex, StackIndex } from '../../profile/indexes.js';
import { type Column, isExact } from '../../profile/profile.js';
import { type CancelCheck, CHECK_MASK, PIECE } from '../samples/cancelCheck.js';
import { Expansion } from './expansion.js';
import type { FrameRows, Stacks, StackWalk } from './flameWalk.js';

const UNEXPANDED = -1;

/** What the root counts as. */
const NONE = -1 as NodeIndex;

/** How many nodes there is room for at first: the columns double when they are full. */
const INITIAL = 1024;

/**
 * The tree of a flame graph, grown only where someone looks, for several sample types at once. A node is a range of
 * `order`, the stacks that begin with the node's path; expanding it sorts that range by each stack's next frame, so the
 * children are sub-ranges. Every step of a stack is taken at most once, what nobody zooms to costs nothing, and another
 * sample type finds the same ranges sorted already.
 *
 * The root has stacks without locations too: what it weighs is the total of the stacks, as in pprof (makeInitialStacks of
 * internal/report/stacks.go).
 *
 * Nodes are numbered from 0, the root, in the order in which they were found; the children of one are numbered on from
 * `firstChild`. A child's range lies within its parent's, behind the stacks that end in the parent, and the ranges of
 * siblings do not overlap. Columns by node are replaced by longer ones when they are full, so any question that may expand a
 * node makes those that were read before stale.
 */
export class FlameTree {
  /** Stack indexes; node `n` holds `order[begin[n] .. end[n]]`, once it is expanded those that end in it first. */
  private readonly order: Uint32Array;
  private readonly expansion: Expansion;
  private readonly check: CancelCheck;
  /** Nodes of so many stacks or more are all expanded. */
  private grown = Infinity;

  // By node.
  private count = 0;
  private begin = new Uint32Array(INITIAL);
  private end = new Uint32Array(INITIAL);
  private selfEnd = new Uint32Array(INITIAL);
  private firstChild = new Int32Array(INITIAL);
  private childCount = new Uint32Array(INITIAL);
  private keys = new Int32Array(INITIAL) as Holding<NodeIndex, Int32Array>;
  private readonly widthsByType: Float64Array[];
  private readonly heaviestByType: Int32Array[];

  /**
   * @param walk through the same stacks and frames; the tree alone moves it
   * @param columns the values, one column a sample type; a column of int64 is rounded to doubles
   * @param sampleOf from stack to its row in the columns, undefined where they are the same
   */
  constructor(
    stacks: Stacks,
    frames: FrameRows,
    private readonly walk: StackWalk,
    columns: readonly Column[],
    sampleOf: Uint32Array | undefined,
  ) {
    this.check = stacks.check;
    const values = columns.map((column) => (isExact(column) ? column : Float64Array.from(column, Number)));
    this.widthsByType = columns.map(() => new Float64Array(INITIAL));
    this.heaviestByType = columns.map(() => new Int32Array(INITIAL));

    const kept = new Uint32Array(stacks.count);
    const totals = columns.map(() => 0);
    let count = 0;
    for (let s = 0; s < stacks.count; s++) {
      if ((s & CHECK_MASK) === 0) stacks.check();
      let hasWeight = false;
      for (let type = 0; type < totals.length; type++) {
        const weight = Math.abs(values[type][sampleOf === undefined ? s : sampleOf[s]]);
        totals[type] += weight;
        if (weight > 0) hasWeight = true;
      }
      if (hasWeight) kept[count++] = s;
    }
    this.order = kept.subarray(0, count);
    this.expansion = new Expansion(this.order, frames, walk, values, sampleOf, stacks.check);
    this.add(NONE, 0, count);
    totals.forEach((total, type) => {
      this.widthsByType[type][this.root] = total;
      this.heaviestByType[type][this.root] = -1;
    });
  }

  /** The node above all others. */
  readonly root: FlameNode = 0;

  /** By node: what it counts as (`FrameRows.node`), -1 for the root. Stale once a node is expanded. */
  get key(): Holding<NodeIndex, Int32Array> {
    return this.keys;
  }

  /** By node: Σ|v| in the sample type of that index, the width of its frame. Stale once a node is expanded. */
  width(type: number): Float64Array {
    return this.widthsByType[type];
  }

  /**
   * By node: the row of frames that carries most of it in the sample type of that index, -1 for the root. Stale once a node
   * is expanded.
   */
  heaviest(type: number): Int32Array {
    return this.heaviestByType[type];
  }

  /**
   * Expands every node of `least` stacks or more, so that a page needs to expand only small ones; yields after each piece of
   * work. A branch is grown to its end before the next: its stacks stay in the processor's caches. Throws what the check
   * throws.
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

  /**
   * The children of a node, as the range of their numbers, in the order of first sight. Expands the node if need be, and
   * throws what the check throws.
   */
  childrenOf(node: FlameNode): { readonly first: number; readonly count: number } {
    if (!this.isExpanded(node)) this.expand(node);
    return { first: this.firstChild[node], count: this.childCount[node] };
  }

  /** Whether the children of a node are known. */
  isExpanded(node: FlameNode): boolean {
    return this.firstChild[node] !== UNEXPANDED;
  }

  /**
   * The indexes of a node's stacks, in a view that further expanding reorders; those that end in the node itself come first,
   * `selfCount` of them. Expands the node if need be, and throws what the check throws.
   */
  stacksOf(node: FlameNode): { readonly all: Uint32Array; readonly selfCount: number } {
    if (!this.isExpanded(node)) this.expand(node);
    const all = this.order.subarray(this.begin[node], this.end[node]);
    return { all, selfCount: this.selfEnd[node] - this.begin[node] };
  }

  /**
   * Whether the test holds for a stack of a node that is not expanded yet, nor was half way (`finish`). The walk stands in each stack
   * at the node's frame. Throws what the check throws.
   */
  unwalked(node: FlameNode, test: (stack: StackIndex, walk: StackWalk) => boolean): boolean {
    const begin = this.begin[node];
    for (let i = begin; i < this.end[node]; i++) {
      if (i > begin && ((i - begin) & CHECK_MASK) === 0) this.check();
      if (test(this.order[i], this.walk)) return true;
    }
    return false;
  }

  /** Expands the node whose expansion a check has ended half way, if there is one. Throws what the check throws. */
  finish(): void {
    const { interrupted } = this.expansion;
    if (interrupted !== undefined) this.expand(interrupted);
  }

  /** Gives back what only expanding needs: half as much again as the tree itself. */
  releaseScratch(): void {
    this.expansion.releaseScratch();
  }

  private add(key: NodeIndex, begin: number, end: number): FlameNode {
    const node = this.count++;
    if (node === this.keys.length) this.lengthen(2 * node);
    (this.keys as Int32Array)[node] = key;
    this.begin[node] = begin;
    this.end[node] = end;
    this.selfEnd[node] = begin;
    this.firstChild[node] = UNEXPANDED;
    return node;
  }

  private lengthen(length: number): void {
    this.keys = copied(this.keys, new Int32Array(length) as Holding<NodeIndex, Int32Array>);
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

  private expand(node: FlameNode): void {
    const { interrupted } = this.expansion;
    if (interrupted !== undefined && interrupted !== node) this.expand(interrupted);
    const begin = this.begin[node];
    const { ended, keys, starts, ends, rows } = this.expansion.expand(node, begin, this.end[node]);
    // Nothing from here on can throw: the node has all its children or none.
    this.selfEnd[node] = begin + ended;
    this.firstChild[node] = this.count;
    this.childCount[node] = keys.length;
    for (let c = 0; c < keys.length; c++) {
      const child = this.add(keys[c], starts[c], ends[c]);
      this.expansion.takeWeights(rows[c], child, this.widthsByType, this.heaviestByType);
    }
  }
}

function copied<T extends Uint32Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
