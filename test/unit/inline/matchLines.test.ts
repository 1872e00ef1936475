import fc from 'fast-check';
import { expect, test } from 'vitest';

import { matchLines } from '../../../src/inline/matchLines.js';

const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });

/** The length of the longest common subsequence, by trying everything. */
function longest(before: readonly string[], after: readonly string[]): number {
  const [first, ...rest] = before;
  if (first === undefined) return 0;
  const at = after.indexOf(first);
  return Math.max(longest(rest, after), at < 0 ? 0 : 1 + longest(rest, after.slice(at + 1)));
}

test('pairs as many equal lines as possible, in order', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const pairs = [...matchLines(before, after)];
      const kept = pairs.filter((pair) => pair >= 0);
      pairs.forEach((pair, i) => pair >= 0 && expect(after[pair]).toBe(before[i]));
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept.length).toBe(longest(before, after));
    }),
  );
});

test('a rewrite too large to compare keeps both ends', () => {
  const before = ['head', ...Array.from({ length: 2000 }, (_, i) => `old ${i}`), 'tail'];
  const after = ['head', ...Array.from({ length: 2000 }, (_, i) => `new ${i}`), 'tail'];
  const pairs = matchLines(before, after);
  expect([pairs[0], pairs[1], pairs.at(-1)]).toEqual([0, -1, after.length - 1]);
});
