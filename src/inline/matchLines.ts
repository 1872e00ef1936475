/** More pairs of lines than this are not compared: such an edit is a rewrite. */
const MOST_PAIRS = 1_000_000;

/**
 * Pairs the lines of two texts that are equal, in order, as many as possible (longest common subsequence).
 *
 * @returns for each line of `before` its index in `after`, or -1. Past a million comparisons only equal lines at both
 * ends are paired.
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
  const rows = beforeEnd - from;
  const columns = afterEnd - from;
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return;
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      longest[row * width + column] =
        before[from + row] === after[from + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));

  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (before[from + row] === after[from + column]) pairs[from + row++] = from + column++;
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
}
