import type { Int64Column } from '../columns.js';
import type { Indexes } from '../profile.js';

/**
 * From the 64-bit ids of a profile's entities to dense indexes. Recorders nearly always number from 1, mostly in the
 * order of the file; a plain table answers for other small ids, and any others go through a hash.
 */
export class IdIndex {
  /** The first id that two entities share, as their indexes; undefined if all differ. */
  readonly duplicate: { readonly first: number; readonly second: number } | undefined;
  /** Whether the ids are 1, 2, 3, … in this order. */
  private readonly isNumbered: boolean;
  /** id → index + 1, if all ids are small. */
  private readonly table: Uint32Array | undefined;
  /** Open addressing over ids otherwise: slot → index + 1. */
  private readonly slots: Uint32Array = new Uint32Array(0);

  /** How many entities there are. */
  readonly count: number;

  constructor(private readonly ids: Int64Column) {
    const count = ids.length;
    this.count = count;
    const limit = count * 4 + 1024;
    let small = true;
    let numbered = true;
    for (let i = 0; i < count && small; i++) {
      small = ids.hi(i) === 0 && ids.lo(i) < limit;
      if (ids.lo(i) !== i + 1) numbered = false;
    }
    this.isNumbered = small && numbered;
    if (small) {
      this.table = new Uint32Array(limit);
      for (let i = 0; i < count; i++) {
        const known = this.table[ids.lo(i)];
        if (known === 0) this.table[ids.lo(i)] = i + 1;
        else this.duplicate ??= { first: known - 1, second: i };
      }
      return;
    }
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(count * 2 + 2)));
    for (let i = 0; i < count; i++) {
      const slot = this.slot(ids.lo(i), ids.hi(i));
      if (this.slots[slot] === 0) this.slots[slot] = i + 1;
      else this.duplicate ??= { first: this.slots[slot] - 1, second: i };
    }
  }

  /** The index of the entity with this id, or -1. */
  find(lo: number, hi: number): number {
    if (this.table !== undefined) return hi === 0 && lo < this.table.length ? this.table[lo] - 1 : -1;
    return this.slots[this.slot(lo, hi)] - 1;
  }

  /**
   * Turns ids, as halves, into indexes; `hi` is undefined where all are 0, and `into` may be `lo`. Answers the position
   * of the first id nobody has, which `lo` then still holds, or -1.
   */
  resolve(lo: Indexes, hi: Uint32Array | undefined, into: Indexes): number {
    const { table, count } = this;
    if (this.isNumbered && hi === undefined) {
      for (let i = 0; i < lo.length; i++) {
        const id = lo[i];
        if (id === 0 || id > count) return i;
        into[i] = id - 1;
      }
      return -1;
    }
    for (let i = 0; i < lo.length; i++) {
      const id = lo[i];
      const index =
        table !== undefined && hi === undefined ? (table[id] || 0) - 1 : this.find(id, hi?.[i] ?? 0);
      if (index < 0) return i;
      into[i] = index;
    }
    return -1;
  }

  /** Where the id is, or the free slot where it would be. */
  private slot(lo: number, hi: number): number {
    const mask = this.slots.length - 1;
    let h = Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
    let slot = (h ^ (h >>> 13)) & mask;
    for (;;) {
      const index = this.slots[slot] - 1;
      if (index < 0 || (this.ids.lo(index) === lo && this.ids.hi(index) === hi)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
