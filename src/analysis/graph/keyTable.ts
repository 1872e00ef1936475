/**
 * Gives each different tuple of `width` 32-bit words a dense number, in order of first sight. Write the tuple to
 * `key`, then ask.
 */
export class KeyTable {
  readonly key: Uint32Array;
  count = 0;
  private words: Uint32Array;
  private slots: Int32Array;
  private capacity: number;

  constructor(
    private readonly width: number,
    capacity = 64,
  ) {
    this.capacity = 2 ** Math.ceil(Math.log2(Math.max(capacity, 16)));
    this.key = new Uint32Array(width);
    this.words = new Uint32Array(this.capacity * width);
    this.slots = new Int32Array(this.capacity * 2).fill(-1);
  }

  /** The number of the tuple in `key`. */
  intern(): number {
    const mask = this.slots.length - 1;
    let slot = this.hashOf(this.key, 0) & mask;
    for (;;) {
      const id = this.slots[slot];
      if (id < 0) break;
      if (this.equals(id)) return id;
      slot = (slot + 1) & mask;
    }
    if (this.count === this.capacity) {
      this.grow();
      return this.intern();
    }
    this.slots[slot] = this.count;
    this.words.set(this.key, this.count * this.width);
    return this.count++;
  }

  /** Word `w` of tuple `id`. */
  word(id: number, w: number): number {
    return this.words[id * this.width + w];
  }

  private equals(id: number): boolean {
    const { width, words, key } = this;
    for (let w = 0, at = id * width; w < width; w++, at++) if (words[at] !== key[w]) return false;
    return true;
  }

  private hashOf(words: Uint32Array, at: number): number {
    let h = 0x9e3779b9;
    for (let w = 0; w < this.width; w++) {
      h = Math.imul(h ^ words[at + w], 0x85ebca6b);
      h ^= h >>> 15;
    }
    return h >>> 0;
  }

  private grow(): void {
    this.capacity *= 2;
    const words = new Uint32Array(this.capacity * this.width);
    words.set(this.words);
    this.words = words;
    this.slots = new Int32Array(this.capacity * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = this.hashOf(words, id * this.width) & mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = id;
    }
  }
}
