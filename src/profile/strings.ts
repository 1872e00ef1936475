import { HashSlots, mixed } from './hashSlots.js';
import { decodeText, encodeText } from './text.js';

export { compareBytewise, encodeText } from './text.js';

/**
 * The strings of a profile as bytes in one buffer, decoded when asked for. Equal strings have one index, 0 is the
 * empty string.
 */
export interface StringTable {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** String `i` is `bytes[offsets[i] .. offsets[i + 1]]`. */
  readonly offsets: Uint32Array;
  /**
   * The text of string `i`. A byte b that is not valid UTF-8 becomes the lone surrogate U+DC00 + b, so different
   * bytes stay different texts and `encodeText` gives the bytes back.
   */
  text(i: number): string;
}

/** Remembers each text once it was asked for. */
class DecodedOnDemand implements StringTable {
  private readonly texts: (string | undefined)[] = [''];

  constructor(
    readonly count: number,
    readonly bytes: Uint8Array,
    readonly offsets: Uint32Array,
  ) {}

  text(i: number): string {
    const known = this.texts[i];
    if (known !== undefined) return known;
    if (i >= this.count) throw new RangeError(`No string ${i} in a table of ${this.count}.`);
    const text = decodeText(this.bytes.subarray(this.offsets[i], this.offsets[i + 1]));
    this.texts[i] = text;
    return text;
  }
}

/** Up to how many characters a text of ASCII is encoded here: for most names that is quicker than to ask the platform. */
const SHORT = 1024;
const shortBytes = new Uint8Array(SHORT);

/** Collects strings into a table, each once: equal bytes get one index. Index 0 is the empty string from the start. */
export class StringTableBuilder {
  private bytes: Uint8Array;
  private offsets: Uint32Array;
  private readonly slots: HashSlots;
  /** Different in each table, so that no file can be written to make all its names collide. */
  private readonly seed = (Math.random() * 0x1_0000_0000) >>> 0;
  private size = 0;

  /** Capacities are hints: how many strings and how many bytes of them to expect. */
  constructor(strings = 64, bytes = 1024) {
    this.bytes = new Uint8Array(Math.max(bytes, 64));
    this.offsets = new Uint32Array(Math.max(strings, 16) + 2);
    this.slots = new HashSlots(strings);
    this.internText('');
  }

  /** A builder that begins with the strings of a table, under the same indexes. */
  static from(table: StringTable): StringTableBuilder {
    const { count, bytes, offsets } = table;
    // Whoever asks has a string to add, for which all of this would be grown to twice its size.
    const builder = new StringTableBuilder(2 * count, 2 * bytes.length);
    builder.bytes.set(bytes);
    builder.offsets.set(offsets);
    builder.size = bytes.length;
    // No string is in a table twice, so none is compared; the empty one is in the builder already.
    for (let i = 1; i < count; i++) builder.slots.addNew(builder.hash(bytes, offsets[i], offsets[i + 1]));
    return builder;
  }

  /** The index of the string `source[start .. end]`, a new one if it was not added before. */
  intern(source: Uint8Array, start = 0, end = source.length): number {
    const { slots } = this;
    const hash = this.hash(source, start, end);
    for (let index = slots.first(hash); index >= 0; index = slots.next(hash)) {
      if (this.equals(index, source, start, end)) return index;
    }
    return this.add(hash, source, start, end);
  }

  /** The index of a text, as `intern` gives it for the text's bytes. */
  internText(text: string): number {
    const { length } = text;
    if (length > SHORT) return this.intern(encodeText(text));
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return this.intern(encodeText(text));
      shortBytes[i] = unit;
    }
    return this.intern(shortBytes, 0, length);
  }

  /** The table of all strings so far. The builder must not be used after. */
  build(): StringTable {
    const { count } = this.slots;
    return new DecodedOnDemand(count, this.bytes.subarray(0, this.size), this.offsets.subarray(0, count + 1));
  }

  private add(hash: number, source: Uint8Array, start: number, end: number): number {
    const index = this.slots.add(hash);
    if (index + 2 > this.offsets.length) this.offsets = grown(this.offsets, Uint32Array, index + 2);
    const size = this.size + end - start;
    if (size > this.bytes.length) this.bytes = grown(this.bytes, Uint8Array, size);
    copy(source, start, end, this.bytes, this.size);
    this.size = size;
    this.offsets[index + 1] = size;
    return index;
  }

  /** FNV-1a, and its high bits mixed into the low ones that choose the slot. */
  private hash(source: Uint8Array, start: number, end: number): number {
    let h = this.seed;
    for (let i = start; i < end; i++) h = Math.imul(h ^ source[i], 0x01000193);
    return mixed(h ^ (h >>> 16), 0);
  }

  private equals(index: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.offsets[index];
    if (this.offsets[index + 1] - from !== end - start) return false;
    for (let i = start, k = from; i < end; i++, k++) {
      if (this.bytes[k] !== source[i]) return false;
    }
    return true;
  }
}

/** Up to how many bytes are copied one by one: a call of `set` and its view cost more. */
const COPIED_SINGLY = 64;

function copy(source: Uint8Array, start: number, end: number, target: Uint8Array, at: number): void {
  if (end - start > COPIED_SINGLY) {
    target.set(source.subarray(start, end), at);
    return;
  }
  for (let i = start, k = at; i < end; i++, k++) target[k] = source[i];
}

function grown<T extends Uint8Array | Uint32Array>(
  old: T,
  kind: new (length: number) => T,
  needed: number,
): T {
  const larger = new kind(Math.max(needed, old.length * 2));
  larger.set(old);
  return larger;
}
