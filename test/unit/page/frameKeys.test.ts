import { expect, test } from 'vitest';
import { mirrored, neighbour } from '../../../webview-ui/src/flame/frameKeys.js';
import { drawn, flamePage } from './flamePage.js';

/*
 *  root                     0
 *  a          b       c     1 2 3
 *  d    e     f             4 5 6
 */
const frames = drawn(
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
  expect(neighbour(frames, from, key)).toBe(to);
});

test('other keys move nothing', () => {
  expect([neighbour(frames, 3, 'x'), neighbour([], 0, 'Home')]).toEqual([undefined, undefined]);
});

test('upside down, up leads to the callers and down back, and sideways stays', () => {
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'Home'].map(mirrored)).toEqual([
    'ArrowDown',
    'ArrowUp',
    'ArrowLeft',
    'Home',
  ]);
});
