/** Rows as stretches of them, both ends included: ascending, with a row between any two. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/** Whether a row is among them. */
export function hasRow(ranges: Ranges, row: number): boolean {
  return ranges.some(([from, to]) => from <= row && row <= to);
}

/** How many rows they are. */
export function countRows(ranges: Ranges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

/** The rows from one to another, whichever comes first. */
export function between(a: number, b: number): Ranges {
  return [[Math.min(a, b), Math.max(a, b)]];
}

/** With a row that was not among them, without one that was. */
export function toggled(ranges: Ranges, row: number): Ranges {
  if (hasRow(ranges, row)) {
    const cut = ranges.flatMap(([from, to]): Ranges =>
      from <= row && row <= to
        ? [
            [from, row - 1],
            [row + 1, to],
          ]
        : [[from, to]],
    );
    return cut.filter(([from, to]) => from <= to);
  }
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges, [row, row] as const].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The first rows of them, at most so many. */
export function firstRows(ranges: Ranges, most: number): Ranges {
  const first: (readonly [number, number])[] = [];
  let left = most;
  for (const [from, to] of ranges) {
    if (left <= 0) break;
    first.push([from, Math.min(to, from + left - 1)]);
    left -= to - from + 1;
  }
  return first;
}
