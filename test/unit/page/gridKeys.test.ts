import { expect, test } from 'vitest';
import { moveTo } from '../../../webview-ui/src/shared/table/gridKeys.js';

const size = { rows: 100, columns: 7, pageRows: 20 };

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 4, 3],
  ['ArrowUp', 0, -1],
  ['ArrowUp', -1, -1],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['PageDown', 50, 69],
  ['PageDown', 95, 99],
  ['PageUp', 50, 31],
  ['PageUp', 5, 0],
])('%s moves from row %i to row %i', (key, from, to) => {
  expect(moveTo({ row: from, column: 3 }, key, size)).toEqual({ row: to, column: 3 });
});

test.each([
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 3, 4],
  ['ArrowRight', 6, 6],
])('%s moves from column %i to column %i', (key, from, to) => {
  expect(moveTo({ row: -1, column: from }, key, size)).toEqual({ row: -1, column: to });
});

test('a page is at least one row, however low the table', () => {
  expect(moveTo({ row: 3, column: 0 }, 'PageDown', { ...size, pageRows: 0 })?.row).toBe(4);
});

test('without rows only the header can be active', () => {
  expect(moveTo({ row: -1, column: 0 }, 'ArrowDown', { ...size, rows: 0 })?.row).toBe(-1);
});

test('other keys move nothing', () => {
  expect(moveTo({ row: 3, column: 0 }, 'a', size)).toBeUndefined();
});
