import { expect, test } from 'vitest';
import { mirrored, neighbour } from '../../../webview-ui/src/flame/frameKeys.js';
import { layOut } from '../../../webview-ui/src/flame/frameTree.js';
import { flamePage } from './flamePage.js';

/*
 *  root                     0
 *  a          b       c     1 2 3
 *  d    e     f             4 5 6
 */
const layout = layOut(
  flamePage({
    name: 'root',
    width: 100,
    children: [
      {
        name: 'a',
        width: 50,
        children: [
          { name: 'd', width: 10 },
          { name: 'e', width: 20 },
        ],
      },
      { name: 'b', width: 30, children: [{ name: 'f', width: 30 }] },
      { name: 'c', width: 20 },
    ],
  }),
);

test.each([
  ['ArrowUp', 5, 1],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 0, 1],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 3, 3],
  ['ArrowRight', 1, 2],
  ['ArrowRight', 5, 6],
  ['ArrowRight', 3, 3],
  ['ArrowLeft', 6, 5],
  ['ArrowLeft', 4, 4],
  ['Home', 6, 0],
  ['End', 4, 6],
])('%s moves from frame %i to frame %i', (key, from, to) => {
  expect(neighbour(layout, from, key)).toBe(to);
});

test('other keys move nothing', () => {
  expect(neighbour(layout, 3, 'x')).toBeUndefined();
});

test('upside down, up leads to the callers and down back, and sideways stays', () => {
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'Home'].map(mirrored)).toEqual([
    'ArrowDown',
    'ArrowUp',
    'ArrowLeft',
    'Home',
  ]);
});
