import type { Column } from './profile.js';

/** How much more room is made than is foreseen: memory nobody writes to costs nothing, growing at the end costs a copy. */
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
  foresee(times: number): void {
    const expected = this.length * times;
    if (expected > this.data.length) this.grow(Math.ceil(expected * SPARE));
  }

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

  get length(): number {
    return this.pairs.length / 2;
  }

  push(lo: number, hi: number): void {
    const { pairs } = this;
    pairs.reserve(2);
    pairs.data[pairs.length] = lo;
    pairs.data[pairs.length + 1] = hi;
    pairs.length += 2;
  }

  foresee(times: number): void {
    this.pairs.foresee(times);
  }

  pushBig(value: bigint): void {
    this.push(Number(BigInt.asUintN(32, value)), Number(BigInt.asUintN(32, value >> 32n)));
  }

  lo(i: number): number {
    return this.pairs.data[2 * i];
  }

  hi(i: number): number {
    return this.pairs.data[2 * i + 1];
  }

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

  /** The values as a column of doubles if every sum over them is exact so, else of int64. Ends this column's use. */
  toColumn(): Column {
    return columnOfPairs(this.pairs.data.subarray(0, this.pairs.length));
  }
}

/** The largest Σ|v| for which a column may be doubles. */
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * Turns int64 values, as little-endian halves (the order of every platform JavaScript runs on), into a column. The
 * doubles are written over the halves: the memory is reused.
 */
export function columnOfPairs(pairs: Uint32Array): Column {
  const count = pairs.length / 2;
  const ints = new Int32Array(pairs.buffer, pairs.byteOffset, pairs.length);
  let sum = 0;
  // The sum only grows, and is exact until it leaves the range of exact doubles for good.
  for (let i = 0; i < pairs.length && sum <= EXACT; i += 2) {
    sum += Math.abs(ints[i + 1] * 0x1_0000_0000 + pairs[i]);
  }
  if (sum > EXACT) return new BigInt64Array(pairs.buffer as ArrayBuffer, pairs.byteOffset, count);
  const doubles = new Float64Array(pairs.buffer, pairs.byteOffset, count);
  for (let i = 0; i < count; i++) doubles[i] = ints[2 * i + 1] * 0x1_0000_0000 + pairs[2 * i];
  return doubles;
}

/** A column of the given int64 values. */
export function columnOf(values: BigInt64Array): Column {
  return columnOfPairs(new Uint32Array(values.slice().buffer));
}

/** The ids 1, 2, 3, … */
export function numbered(count: number): BigUint64Array {
  return BigUint64Array.from({ length: count }, (_, i) => BigInt(i + 1));
}
