import { Int64Column, SPARE } from './columns.js';
import type { Column } from './profile.js';

/** The largest Σ|v| for which a column need not be int64. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** So many values of 32 bits, at most 2^31 each, cannot sum to more than `EXACT`: (2^22 - 1) * 2^31 < 2^53. */
const SURELY_EXACT = 2 ** 22 - 1;

/** The values of one sample type while they are read: 32 bits each for as long as none needs more, which few do. */
export class ValueColumn {
  private narrow = new Int32Array(16);
  private count = 0;
  private wide: Int64Column | undefined;

  /** Adds an int64, given as its low and high half. */
  push(lo: number, hi: number): void {
    const value = lo | 0;
    if (this.wide !== undefined) this.wide.push(lo, hi);
    else if (value >> 31 !== (hi | 0)) this.widened().push(lo, hi);
    else {
      if (this.count === this.narrow.length) this.grow(Math.ceil(this.count * 1.5));
      // As in `Uint32Column.push`.
      if (value !== 0) this.narrow[this.count] = value;
      this.count++;
    }
  }

  /** As `Uint32Column.reserveTimes`. */
  reserveTimes(times: number): void {
    const expected = this.count * times;
    if (this.wide !== undefined) this.wide.reserveTimes(times);
    else if (expected > this.narrow.length) this.grow(Math.ceil(expected * SPARE));
  }

  /** The values as narrow as sums over them allow. Ends this column's use. */
  toColumn(): Column {
    if (this.wide !== undefined) return columnOfPairs(this.wide.halves());
    const column = this.narrow.subarray(0, this.count);
    return sumsAreExact(column) ? column : BigInt64Array.from(column, BigInt);
  }

  private widened(): Int64Column {
    const { narrow, count } = this;
    this.wide = new Int64Column(narrow.length);
    for (let i = 0; i < count; i++) this.wide.push(narrow[i], narrow[i] >> 31);
    this.narrow = new Int32Array(0);
    return this.wide;
  }

  private grow(capacity: number): void {
    const larger = new Int32Array(capacity);
    larger.set(this.narrow.subarray(0, this.count));
    this.narrow = larger;
  }
}

/** A column of the given int64 values, which are copied: doubles where every sum over them is exact, else int64; never 32 bits. */
export function columnOf(values: BigInt64Array): Column {
  return columnOfPairs(new Uint32Array(values.slice().buffer));
}

/**
 * Turns int64 values, as little-endian halves (the order of every platform JavaScript runs on), into a column. The
 * doubles are written over the halves: the memory is reused.
 */
function columnOfPairs(pairs: Uint32Array): Column {
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

function sumsAreExact(values: Int32Array): boolean {
  if (values.length <= SURELY_EXACT) return true;
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum <= EXACT;
}
