import { HashSlots, mixed } from '../../profile/hashSlots.js';

/**
 * Gives each different tuple of `width` 32-bit words a number, from 0 on in the order of first sight. Write the tuple to
 * `key`, then ask.
 */
export class KeyTable {
  /** The tuple to ask for. */
  readonly key: Uint32Array;
  /** The words of all tuples, one after the other. */
  private words: Uint32Array;
  private readonly slots: HashSlots;

  /** @param capacity for how many tuples there is room at first */
  constructor(
    private readonly width: number,
    capacity = 64,
  ) {
    this.key = new Uint32Array(width);
    this.words = new Uint32Array(Math.max(capacity, 16) * width);
    this.slots = new HashSlots(capacity);
  }

  /** How many tuples there are. */
  get count(): number {
    return this.slots.count;
  }

  /** The number of the tuple in `key`, a new one if it was not seen before. */
  intern(): number {
    const { slots, key, width } = this;
    let hash = 0;
    // Most words of most tuples are 0, and those need no mixing: the others are mixed in with their places.
    for (let w = 0; w < width; w++) if (key[w] !== 0) hash = mixed(hash ^ w, key[w]);
    for (let id = slots.first(hash); id >= 0; id = slots.next(hash)) if (this.equals(id)) return id;
    const id = slots.add(hash);
    if ((id + 1) * width > this.words.length) this.lengthen();
    this.words.set(key, id * width);
    return id;
  }

  /** Word `w` of the tuple of that number. */
  word(id: number, w: number): number {
    return this.words[id * this.width + w];
  }

  private equals(id: number): boolean {
    const { width, words, key } = this;
    for (let w = 0, at = id * width; w < width; w++, at++) if (words[at] !== key[w]) return false;
    return true;
  }

  private lengthen(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
  }
}
