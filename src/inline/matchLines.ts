import { diffArrays } from 'diff';

/** Texts that differ in more of the lines that both have are not compared: such an edit is a rewrite. */
const MOST_DIFFERENCES = 500;

/**
 * Pairs the lines of two texts that are equal, in order, as many as possible (longest common subsequence).
 *
 * @returns for each line of `before` its index in `after`, or -1. Where more than 500 lines that both texts have are not
 * in order, only equal lines at both ends are paired.
 */
export function matchLines(before: readonly string[], after: readonly string[]): Int32Array {
  const pairs = new Int32Array(before.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) pairs[head] = head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
    pairs[before.length - tail] = after.length - tail;
  }
  matchMiddle(before, after, head, before.length - tail, after.length - tail, pairs);
  return pairs;
}

function matchMiddle(
  before: readonly string[],
  after: readonly string[],
  from: number,
  beforeEnd: number,
  afterEnd: number,
  pairs: Int32Array,
): void {
  const old = before.slice(from, beforeEnd);
  const present = after.slice(from, afterEnd);
  // What only one text has is in no pair, and most of what takes time.
  const rows = shared(old, present);
  const columns = shared(present, old);
  const textsAt = (texts: readonly string[], at: readonly number[]) => at.map((i) => texts[i] ?? '');
  const limit = { maxEditLength: MOST_DIFFERENCES };
  let [row, column] = [0, 0];
  for (const part of diffArrays(textsAt(old, rows), textsAt(present, columns), limit) ?? []) {
    if (part.removed) row += part.count;
    else if (part.added) column += part.count;
    else
      for (let i = 0; i < part.count; i++) pairs[from + (rows[row++] ?? 0)] = from + (columns[column++] ?? 0);
  }
}

/** The indexes of the lines that another text has too. */
function shared(texts: readonly string[], other: readonly string[]): readonly number[] {
  const others = new Set(other);
  return texts.flatMap((text, i) => (others.has(text) ? [i] : []));
}
