import { expect, test } from 'vitest';
import { frameTree, heightOf, pathTo, rowOf } from '../../../webview-ui/src/flame/d3/frameTree.js';
import { flamePage, keys } from './flamePage.js';

const whole = flamePage({
  name: 'root',
  width: 100,
  children: [
    { name: 'a', width: 60, key: 1, children: [{ name: 'c', width: 30, key: 3 }] },
    { name: 'b', width: 20, key: 2 },
    { name: '', width: 10, more: [5, 2] },
  ],
});
/** Zoomed into a, of which 60 of 100. */
const zoomed = flamePage(
  {
    name: 'root',
    width: 100,
    children: [{ name: 'a', width: 60, key: 1, children: [{ name: 'c', width: 30, key: 3 }] }],
  },
  1,
);
test('each frame becomes a node of its width under its caller', () => {
  const root = frameTree(whole);
  expect(root).toMatchObject({ row: 0, value: 100 });
  expect(root?.children.map((c) => [c.row, c.value])).toEqual([
    [1, 60],
    [2, 20],
    [3, 10],
  ]);
  expect(root?.children[0]?.children).toEqual([{ row: 4, value: 30, children: [] }]);
});

test('callers of the zoomed frame are as wide as it', () => {
  const root = frameTree(zoomed);
  expect([root?.value, root?.children[0]?.value, root?.children[0]?.children[0]?.value]).toEqual([
    60, 60, 30,
  ]);
});

test('nothing of any width is no tree', () => {
  expect(frameTree(flamePage({ name: 'root', width: 0 }))).toBeUndefined();
});

test('a drawing is as high as its deepest stack', () => {
  expect([heightOf(whole), heightOf(zoomed), heightOf(flamePage({ name: '', width: 1 }))]).toEqual([3, 3, 1]);
});

test('the path to a frame is the steps from the root, also to an "N more"', () => {
  expect(pathTo(whole, 0, [])).toEqual([]);
  expect(pathTo(whole, 4, [])).toEqual(keys(1, 3));
  expect(pathTo(whole, 3, [])).toEqual([{ moreFrom: 2, count: 5 }]);
});

test('the path to a frame under the zoomed one goes on from the path asked with', () => {
  expect(pathTo(zoomed, 2, keys(1))).toEqual(keys(1, 3));
  expect(pathTo(zoomed, 1, keys(1))).toEqual(keys(1));
  expect(pathTo(zoomed, 0, keys(1))).toEqual([]);
});

test('a path finds its frame again on another page, and none that is not drawn there', () => {
  for (const row of [0, 1, 2, 3, 4]) expect(rowOf(whole, pathTo(whole, row, []))).toBe(row);
  for (const row of [0, 1, 2]) expect(rowOf(zoomed, pathTo(zoomed, row, keys(1)))).toBe(row);
  expect(rowOf(zoomed, pathTo(whole, 4, []))).toBe(2);
  expect([rowOf(zoomed, keys(2)), rowOf(zoomed, keys(1, 9)), rowOf(zoomed, keys(2, 3))]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
