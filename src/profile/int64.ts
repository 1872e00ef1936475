/** Arithmetic as Go's int64 has it. */

const SMALLEST = -(2n ** 63n);

/** int64(x) of a float: cut towards zero; what does not fit becomes the smallest int64, as on amd64. */
export function truncated(x: number): bigint {
  return Number.isFinite(x) && Math.abs(x) < 2 ** 63 ? BigInt(Math.trunc(x)) : SMALLEST;
}

/** A recorded number of a line or column as it is; 0 where that is none, which also stands for unknown. */
export function knownNumber(number: bigint): number {
  return number > 0n && number <= Number.MAX_SAFE_INTEGER ? Number(number) : 0;
}

/** The value modulo 2^64, as int64. */
export function wrapped(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
