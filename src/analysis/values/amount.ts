import { type Column, type ExactColumn, isExact } from '../../profile/profile.js';

/**
 * A sum of values: a double where the column it comes from guarantees exact doubles, else an int64 as bigint, which
 * wraps as Go's does. See `Column`.
 */
export type Amount = number | bigint;

/** The whole-number range in which doubles are exact. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** A column of `length` zeros to sum values of `like` into. */
export function zeros(like: Column, length: number): Column {
  return isExact(like) ? new Float64Array(length) : new BigInt64Array(length);
}

/**
 * The column as numbers, for the loops that sum: JavaScript's `+` and `-` on the elements of two columns of one kind
 * are right for numbers and bigints alike (a BigInt64Array wraps on writing), but TypeScript cannot say so.
 */
export function asNumbers(column: Column): ExactColumn {
  return column as ExactColumn;
}

/** Whether it is 0, of either kind. */
export function isZero(a: Amount): boolean {
  return a === 0 || a === 0n;
}

/** Whether it is less than 0. */
export function isNegative(a: Amount): boolean {
  return a < 0;
}

/** |a|; the smallest int64 is its own absolute value, as in Go. */
export function abs(a: Amount): Amount {
  if (typeof a === 'number') return Math.abs(a);
  return a < 0n ? BigInt.asIntN(64, -a) : a;
}

/** a + b in int64. */
export function add(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    const exact = a + b;
    if (Math.abs(exact) <= EXACT) return exact;
  }
  return BigInt.asIntN(64, BigInt(a) + BigInt(b));
}

/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export function compare(a: Amount, b: Amount): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** a / b in int64, rounded towards zero. `b` is not zero. */
export function divide(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') return Math.trunc(a / b);
  return BigInt.asIntN(64, BigInt(a) / BigInt(b));
}

/** The value as float64, rounded to the nearest. */
export function toNumber(a: Amount): number {
  return Number(a);
}

/** float64 to int64 as Go does on amd64: rounded towards zero, out of range the smallest int64. */
export function truncate(value: number): Amount {
  const whole = Math.trunc(value);
  if (Math.abs(whole) <= EXACT) return whole === 0 ? 0 : whole;
  if (whole >= -(2 ** 63) && whole < 2 ** 63) return BigInt(whole);
  return -(2n ** 63n);
}

/** a × ratio in float64, cut to int64; `a` itself if the ratio is not positive or 1 (report.New of pprof). */
export function scaleBy(a: Amount, ratio: number): Amount {
  return ratio > 0 && ratio !== 1 ? truncate(toNumber(a) * ratio) : a;
}

/** The sum of all, in int64. */
export function sum(amounts: Iterable<Amount>): Amount {
  let total: Amount = 0;
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** The sum of the elements at the given indexes, in int64. */
export function sumAt(column: Column, indexes: ArrayLike<number>): Amount {
  let total: Amount = 0;
  for (let i = 0; i < indexes.length; i++) total = add(total, column[indexes[i]]);
  return total;
}
