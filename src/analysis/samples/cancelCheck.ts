/**
 * Called every few milliseconds of a walk through samples. What it throws ends the walk; so nothing that is kept may be
 * half done at a beat.
 */
export type CancelCheck = () => void;

/** For work that nobody ends. */
export const neverCancelled: CancelCheck = () => undefined;

/** How many samples are walked between two beats: some milliseconds. */
export const PIECE = 1 << 14;

/** A walk has a beat at each index that has none of these bits. */
export const CHECK_MASK = PIECE - 1;

/** As `BETWEEN`, where names or labels are looked at or written: that takes much longer for each. */
export const NAME_CHECK_MASK = 0xff;

/** A comparison that has beats: sorting by names takes its time, and nobody sees a list that is half sorted. */
export function withCheck<T>(check: CancelCheck, compare: (a: T, b: T) => number): (a: T, b: T) => number {
  let compared = 0;
  return (a, b) => {
    if ((++compared & CHECK_MASK) === 0) check();
    return compare(a, b);
  };
}

/** What a function makes of each number of a column, with beats: much memory takes its time when it is first written. */
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

/** A copy, made with beats. */
export function copied(check: CancelCheck, column: Uint32Array): Uint32Array {
  const copy = new Uint32Array(column.length);
  for (let from = 0; from < column.length; from += PIECE) {
    check();
    copy.set(column.subarray(from, from + PIECE), from);
  }
  return copy;
}
