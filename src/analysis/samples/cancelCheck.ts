/**
 * Called every few milliseconds of a walk through samples. What it throws ends the walk; so nothing that is kept may be
 * half done at a check.
 */
export type CancelCheck = () => void;

/** The check of work that cannot be cancelled. */
export const neverCancelled: CancelCheck = () => undefined;

/** How many samples, frames or nodes are walked between two checks: 1 to 10 ms, by the depth of the stacks. */
export const PIECE = 1 << 14;

/** As `PIECE`, where the names or labels of each are looked at or written, which takes some 50 times as long. */
export const NAME_PIECE = 1 << 8;

/** A loop checks at each index that has none of these bits: at every multiple of `PIECE`. */
export const CHECK_MASK = PIECE - 1;

/** The same for every multiple of `NAME_PIECE`. */
export const NAME_CHECK_MASK = NAME_PIECE - 1;

/**
 * The comparison, with a check at every 16,384th call: sorting by names takes its time, and nobody sees a list that is
 * half sorted. What the check throws comes out of the sort.
 */
export function withCheck<T>(check: CancelCheck, compare: (a: T, b: T) => number): (a: T, b: T) => number {
  let compared = 0;
  return (a, b) => {
    if ((++compared & CHECK_MASK) === 0) check();
    return compare(a, b);
  };
}

/**
 * What `make` returns for each number of a column, in a new column of the same length. It checks as it goes, since much memory
 * takes its time when it is first written; throws what the check throws.
 */
export function mapped(
  check: CancelCheck,
  column: Uint32Array,
  make: (value: number) => number,
): Uint32Array {
  const made = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    if ((i & CHECK_MASK) === 0) check();
    made[i] = make(column[i]);
  }
  return made;
}

/** A copy of the column, made with checks as in `mapped`; throws what the check throws. */
export function copied(check: CancelCheck, column: Uint32Array): Uint32Array {
  const copy = new Uint32Array(column.length);
  for (let from = 0; from < column.length; from += PIECE) {
    check();
    copy.set(column.subarray(from, from + PIECE), from);
  }
  return copy;
}
