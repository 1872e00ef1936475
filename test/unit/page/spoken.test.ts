import { expect, test } from 'vitest';
import { inReadingOrder } from '../../../webview-ui/src/flame/d3/frameTree.js';
import { spokenOf } from '../../../webview-ui/src/flame/d3/spoken.js';
import { flamePage } from './flamePage.js';

const page = flamePage({
  name: 'root',
  width: 100,
  children: [
    { name: 'a', width: 60, children: [{ name: 'c', width: 30 }] },
    { name: 'b', width: 20 },
    { name: '', width: 10, more: [5, 2] },
  ],
});

test('a reader comes to a frame, then to those that it calls, then to the next beside it', () => {
  const names = inReadingOrder(page).map((row) => page.names[row]);
  expect(names).toEqual(['root', 'a', 'c', 'b', '']);
});

test('what is said of a frame is its name, what it costs itself and in all, and its share', () => {
  const figures = { flat: ['0', '10ms'], cum: ['1s', '600ms'], cumPercent: [' 100%', '60.00%'] };
  expect(spokenOf({ ...page, ...figures }, 1)).toBe('a, flat 10ms, cum 600ms, 60.00% of the total');
  expect(spokenOf({ ...page, ...figures }, 0)).toContain('100% of the total');
});

test('also that it is a match, and what to do where it stands for others', () => {
  const match = Uint8Array.of(0, 1, 0, 0, 0);
  expect(spokenOf({ ...page, match }, 1)).toContain('a match of the search');
  expect(spokenOf(page, 3)).toMatch(/^5 more, cum .*zoom in/);
  expect(spokenOf(page, 3)).not.toContain('flat');
});
