import type { Int64Column } from '../columns.js';
import { HashSlots, mixed } from '../hashSlots.js';
import type { Indexes } from '../profile.js';

/** Ids below four times as many as there are entities, and some, are looked up in a table of 4 bytes an id. */
const TABLE_RATIO = 4;
const TABLE_LEAST = 1024;

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
  /** Where ids are found otherwise; those from a duplicate on are not there. */
  private readonly slots: HashSlots = new HashSlots(0);

  /** How many entities there are. */
  readonly count: number;

  constructor(private readonly ids: Int64Column) {
    const count = ids.length;
    this.count = count;
    const limit = count * TABLE_RATIO + TABLE_LEAST;
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
    this.slots = new HashSlots(count);
    for (let i = 0; i < count && this.duplicate === undefined; i++) {
      const known = this.hashed(ids.lo(i), ids.hi(i));
      if (known >= 0) this.duplicate = { first: known, second: i };
      else this.slots.add(hashOf(ids.lo(i), ids.hi(i)));
    }
  }

  /** The index of the entity with the id of these halves, uint32 each; -1 if there is none. */
  find(lo: number, hi: number): number {
    if (this.table !== undefined) return hi === 0 && lo < this.table.length ? this.table[lo] - 1 : -1;
    return this.hashed(lo, hi);
  }

  /**
   * Turns ids, as halves, into indexes; `hi` is undefined where all are 0, and `into` may be `lo`. Returns the position of
   * the first id that nobody has, which `lo` then still holds, or -1 if there is none.
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

  /** The index of the id among those hashed, -1 if it is not there. */
  private hashed(lo: number, hi: number): number {
    const { ids, slots } = this;
    const hash = hashOf(lo, hi);
    for (let index = slots.first(hash); index >= 0; index = slots.next(hash)) {
      if (ids.lo(index) === lo && ids.hi(index) === hi) return index;
    }
    return -1;
  }
}

function hashOf(lo: number, hi: number): number {
  return mixed(mixed(0, lo), hi);
}
