/**
 * The hash with one more 32-bit word mixed in, as an int32: a multiplication by an odd constant (one of MurmurHash3's) spreads
 * the word's low bits upward, the shift brings the high ones down to where slots are chosen.
 */
export function mixed(hash: number, word: number): number {
  const h = Math.imul(hash ^ word, 0x85ebca6b);
  return h ^ (h >>> 15);
}

/**
 * Where entries are found again by hash: open addressing over typed arrays, for entries that the caller numbers from 0 and
 * keeps in columns of its own. It knows hashes only; what is equal the caller says, in a loop of its own rather than in a
 * callback, which is called for each frame of each sample:
 *
 *     for (let e = slots.first(hash); e >= 0; e = slots.next(hash)) if (isEqual(e)) return e;
 *     return slots.add(hash);
 */
export class HashSlots {
  /** How many entries there are: the number of the next. */
  count = 0;
  /** Slot `s` has its entry at `2 * s`, -1 where it is free, and that entry's hash behind it. Always at most half full. */
  private slots: Int32Array;
  /** Slots less one, of which there is a power of two. */
  private mask: number;
  /** Where the search stands. */
  private slot = 0;

  /** @param expected how many entries there is room for before the first time it grows */
  constructor(expected: number) {
    this.mask = 2 ** Math.ceil(Math.log2(2 * Math.max(expected, 8))) - 1;
    this.slots = new Int32Array(2 * (this.mask + 1)).fill(-1);
  }

  /** The first entry with this hash, an int32; -1 if there is none. */
  first(hash: number): number {
    this.slot = hash & this.mask;
    return this.seek(hash);
  }

  /** The next entry with the hash that `first` was asked for; -1 if there is no other. */
  next(hash: number): number {
    this.slot = (this.slot + 1) & this.mask;
    return this.seek(hash);
  }

  /** Adds an entry with the hash for which `first` or `next` has just returned -1, and returns its number. */
  add(hash: number): number {
    const entry = this.count++;
    if (2 * this.count > this.mask + 1) {
      this.grow();
      this.slot = freeSlot(this.slots, hash & this.mask, this.mask);
    }
    this.slots[2 * this.slot] = entry;
    this.slots[2 * this.slot + 1] = hash;
    return entry;
  }

  /** Adds an entry that the caller knows to equal no other, and returns its number. */
  addNew(hash: number): number {
    this.slot = freeSlot(this.slots, hash & this.mask, this.mask);
    return this.add(hash);
  }

  private seek(hash: number): number {
    const { slots, mask } = this;
    for (let { slot } = this; ; slot = (slot + 1) & mask) {
      const entry = slots[2 * slot];
      if (entry >= 0 && slots[2 * slot + 1] !== hash) continue;
      this.slot = slot;
      return entry;
    }
  }

  private grow(): void {
    const old = this.slots;
    const slots = new Int32Array(2 * old.length).fill(-1);
    const mask = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] < 0) continue;
      const slot = freeSlot(slots, old[at + 1] & mask, mask);
      slots[2 * slot] = old[at];
      slots[2 * slot + 1] = old[at + 1];
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** The first free slot from `slot` on. */
function freeSlot(slots: Int32Array, slot: number, mask: number): number {
  let free = slot;
  while (slots[2 * free] >= 0) free = (free + 1) & mask;
  return free;
}
