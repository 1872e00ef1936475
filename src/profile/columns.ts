/** How much more room is made than is expected to be needed: memory nobody writes to costs nothing, growing at the end costs a copy. */
export const SPARE = 1.05;

/** A `Uint32Array` that grows. Hot loops call `reserve` once and then write to `data` themselves. */
export class Uint32Column {
  data: Uint32Array;
  length = 0;

  constructor(capacity = 16) {
    this.data = new Uint32Array(Math.max(capacity, 16));
  }

  /** Makes room for `more` values after `length`. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.data.length) return;
    this.grow(Math.max(needed, Math.ceil(this.data.length * 1.5)));
  }

  /** Makes room for about that many times what is there now, so that growing step by step does not copy it often. */
  reserveTimes(times: number): void {
    const expected = this.length * times;
    if (expected > this.data.length) this.grow(Math.ceil(expected * SPARE));
  }

  /** Adds a value. */
  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1);
    // What nobody writes to takes no memory yet, and some columns hold little but zeros.
    if (value !== 0) this.data[this.length] = value;
    this.length++;
  }

  /** Forgets the values from the `length`th on. */
  truncate(length: number): void {
    this.data.fill(0, length, this.length);
    this.length = length;
  }

  /** The values so far, over the same memory. */
  view(): Uint32Array {
    return this.data.subarray(0, this.length);
  }

  private grow(capacity: number): void {
    const larger = new Uint32Array(capacity);
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }
}

/** 64-bit values as pairs of 32-bit halves: decoded without a BigInt each, read back as any 64-bit type. */
export class Int64Column {
  private pairs: Uint32Column;

  constructor(capacity = 16) {
    this.pairs = new Uint32Column(capacity * 2);
  }

  /** How many values there are. */
  get length(): number {
    return this.pairs.length / 2;
  }

  /** Adds a value, given as its low and high half. */
  push(lo: number, hi: number): void {
    const { pairs } = this;
    pairs.reserve(2);
    pairs.data[pairs.length] = lo;
    pairs.data[pairs.length + 1] = hi;
    pairs.length += 2;
  }

  /** As `Uint32Column.reserveTimes`. */
  reserveTimes(times: number): void {
    this.pairs.reserveTimes(times);
  }

  /** Adds a value, an int64 or uint64. */
  pushBig(value: bigint): void {
    this.push(Number(BigInt.asUintN(32, value)), Number(BigInt.asUintN(32, value >> 32n)));
  }

  /** The low half of the value at index `i`, unsigned. */
  lo(i: number): number {
    return this.pairs.data[2 * i];
  }

  /** The high half of the value at index `i`, unsigned. */
  hi(i: number): number {
    return this.pairs.data[2 * i + 1];
  }

  /** Replaces the value at index `i` by one given as its halves. */
  set(i: number, lo: number, hi: number): void {
    this.pairs.data[2 * i] = lo;
    this.pairs.data[2 * i + 1] = hi;
  }

  /** The values as int64. */
  signed(): BigInt64Array {
    return new BigInt64Array(this.pairs.data.buffer as ArrayBuffer, 0, this.length);
  }

  /** The values as uint64. */
  unsigned(): BigUint64Array {
    return new BigUint64Array(this.pairs.data.buffer as ArrayBuffer, 0, this.length);
  }

  /** The values as pairs of halves, the low one first. */
  halves(): Uint32Array {
    return this.pairs.view();
  }
}

/** The ids 1, 2, 3, … */
export function numbered(count: number): BigUint64Array {
  return BigUint64Array.from({ length: count }, (_, i) => BigInt(i + 1));
}
