import type { Column } from '../profile/profile.js';
import type { Frames, Stacks, StackWalk } from './flameWalk.js';

const UNEXPANDED = -1;

/**
 * The tree of a flame graph, grown only where someone looks. A node is a range of `order`, the samples whose stacks
 * begin with the node's path; expanding it sorts that range by each sample's next frame, so the children are
 * sub-ranges, widest first. Every (sample, frame) step is taken at most once, and what nobody zooms to costs nothing.
 */
export class FlameTree {
  /** Stack indexes; node `n` holds `order[begin[n] .. end[n]]`, those that end in it first. */
  private readonly order: Uint32Array;
  private readonly spare: Uint32Array;
  private readonly rows: Int32Array;

  private readonly begin: number[] = [];
  private readonly end: number[] = [];
  private readonly selfEnd: number[] = [];
  private readonly firstChild: number[] = [];
  private readonly children: number[] = [];

  /** Per node: what it counts as (`Frames.node`), -1 for the root. */
  readonly key: number[] = [];
  /** Per node: Σ|v|, the width of its frame. */
  readonly width: number[] = [];
  /** Per node: the row of `Frames` that carries most of it. */
  readonly row: number[] = [];

  private readonly slotOf: Int32Array;
  private readonly rowWidth: Float64Array;

  /**
   * @param values the weights, one a stack in `stacks`' numbering by `sampleOf`
   * @param sampleOf from stack to its row in `values`
   */
  constructor(
    stacks: Stacks,
    private readonly frames: Frames,
    private readonly walk: StackWalk,
    private readonly values: Column,
    private readonly sampleOf: Uint32Array,
  ) {
    const kept = new Uint32Array(stacks.count);
    let count = 0;
    let total = 0;
    for (let s = 0; s < stacks.count; s++) {
      const weight = this.weight(s);
      if (weight === 0 || stacks.begin[s] === stacks.end[s]) continue;
      kept[count++] = s;
      total += weight;
    }
    this.order = kept.subarray(0, count);
    this.spare = new Uint32Array(count);
    this.rows = new Int32Array(count);
    this.slotOf = new Int32Array(frames.nodeCount).fill(-1);
    this.rowWidth = new Float64Array(frames.node.length);
    this.add(-1, 0, count, total, -1);
  }

  /** The node above all others. */
  readonly root = 0;

  /** The children of a node as a range of node numbers, widest first. */
  childrenOf(node: number): { readonly first: number; readonly count: number } {
    if (this.firstChild[node] === UNEXPANDED) this.expand(node);
    return { first: this.firstChild[node], count: this.children[node] };
  }

  isExpanded(node: number): boolean {
    return this.firstChild[node] !== UNEXPANDED;
  }

  /** The stacks of a node; those that end in the node itself come first, `selfCount` of them (expanding it). */
  stacksOf(node: number): { readonly all: Uint32Array; readonly selfCount: number } {
    if (this.firstChild[node] === UNEXPANDED) this.expand(node);
    const all = this.order.subarray(this.begin[node], this.end[node]);
    return { all, selfCount: this.selfEnd[node] - this.begin[node] };
  }

  /** Whether the test holds for a stack of a node not expanded yet; it gets the place the walk has reached in it. */
  unwalked(node: number, test: (stack: number, at: number) => boolean): boolean {
    for (let i = this.begin[node]; i < this.end[node]; i++) {
      if (test(this.order[i], this.walk.place(this.order[i]))) return true;
    }
    return false;
  }

  private weight(s: number): number {
    const value = Number(this.values[this.sampleOf[s]]);
    return value < 0 ? -value : value;
  }

  private add(key: number, begin: number, end: number, width: number, row: number): void {
    this.key.push(key);
    this.begin.push(begin);
    this.end.push(end);
    this.selfEnd.push(begin);
    this.firstChild.push(UNEXPANDED);
    this.children.push(0);
    this.width.push(width);
    this.row.push(row);
  }

  private expand(node: number): void {
    const { order, rows, spare, slotOf, rowWidth } = this;
    const nodeOf = this.frames.node;
    const begin = this.begin[node];
    const end = this.end[node];
    const keys: number[] = [];
    const counts: number[] = [];
    const widths: number[] = [];
    let ended = 0;
    for (let i = begin; i < end; i++) {
      const row = this.walk.next(order[i]);
      rows[i] = row;
      if (row < 0) {
        ended++;
        continue;
      }
      const key = nodeOf[row];
      let slot = slotOf[key];
      if (slot < 0) {
        slot = slotOf[key] = keys.length;
        keys.push(key);
        counts.push(0);
        widths.push(0);
      }
      const weight = this.weight(order[i]);
      counts[slot]++;
      widths[slot] += weight;
      rowWidth[row] += weight;
    }
    const best = heaviestRows(rows.subarray(begin, end), nodeOf, slotOf, rowWidth, keys.length);

    const ranked = keys.map((_, slot) => slot).sort((a, b) => widths[b] - widths[a] || a - b);
    const next = new Array<number>(keys.length);
    this.selfEnd[node] = begin + ended;
    this.firstChild[node] = this.key.length;
    this.children[node] = keys.length;
    let at = begin + ended;
    for (const slot of ranked) {
      next[slot] = at;
      this.add(keys[slot], at, at + counts[slot], widths[slot], best[slot]);
      at += counts[slot];
    }

    let nextEnded = begin;
    for (let i = begin; i < end; i++) {
      const row = rows[i];
      spare[row < 0 ? nextEnded++ : next[slotOf[nodeOf[row]]]++] = order[i];
    }
    order.set(spare.subarray(begin, end), begin);
    for (const key of keys) slotOf[key] = -1;
  }
}

/** Per slot the row with the largest width among `rows`; gives `rowWidth` back all zero. */
function heaviestRows(
  rows: Int32Array,
  nodeOf: Int32Array,
  slotOf: Int32Array,
  rowWidth: Float64Array,
  slots: number,
): Int32Array {
  const best = new Int32Array(slots).fill(-1);
  const bestWidth = new Float64Array(slots).fill(-1);
  for (const row of rows) {
    if (row < 0) continue;
    const slot = slotOf[nodeOf[row]];
    if (rowWidth[row] > bestWidth[slot]) {
      bestWidth[slot] = rowWidth[row];
      best[slot] = row;
    }
  }
  for (const row of rows) if (row >= 0) rowWidth[row] = 0;
  return best;
}
