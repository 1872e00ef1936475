import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameTree, layOut, pathTo } from '../../../webview-ui/src/flame/frameTree.js';
import { flamePage, keys, type Frame } from './flamePage.js';

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
const label = (row: number): string => `row ${row}`;

test('each frame becomes a node of its width under its caller, with its label', () => {
  const root = frameTree(whole, label);
  expect(root).toMatchObject({ row: 0, name: 'row 0', value: 100 });
  expect(root?.children.map((c) => [c.name, c.value])).toEqual([
    ['row 1', 60],
    ['row 2', 20],
    ['row 3', 10],
  ]);
  expect(root?.children[0]?.children).toEqual([{ row: 4, name: 'row 4', value: 30, children: [] }]);
});

test('callers of the zoomed frame are as wide as it', () => {
  const root = frameTree(zoomed, label);
  expect([root?.value, root?.children[0]?.value, root?.children[0]?.children[0]?.value]).toEqual([
    60, 60, 30,
  ]);
});

test('nothing of any width is no tree', () => {
  expect(frameTree(flamePage({ name: 'root', width: 0 }), label)).toBeUndefined();
});

test('children lie side by side from the left edge of their caller', () => {
  const { depth, left, width, maxDepth } = layOut(whole);
  expect([...depth]).toEqual([0, 1, 1, 1, 2]);
  expect(maxDepth).toBe(2);
  expect([...left]).toEqual([0, 0, 0.6, 0.8, 0]);
  expect([...width]).toEqual([1, 0.6, 0.2, 0.1, 0.3]);
});

test('the zoomed frame and its callers take the whole width', () => {
  expect([...layOut(zoomed).width]).toEqual([1, 1, 0.5]);
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

/** Trees whose children are never wider than their parent. */
const frames: fc.Arbitrary<Frame> = fc.letrec<{ frame: Frame }>((tie) => ({
  frame: fc
    .record({
      key: fc.nat(1000),
      own: fc.integer({ min: 1, max: 50 }),
      children: fc.oneof({ maxDepth: 4 }, fc.constant<Frame[]>([]), fc.array(tie('frame'), { maxLength: 4 })),
    })
    .map(({ key, own, children }) => ({
      name: `f${key}`,
      key,
      width: own + children.reduce((sum, child) => sum + child.width, 0),
      children,
    })),
})).frame;

test('frames of one depth never overlap and stay within their caller', () => {
  fc.assert(
    fc.property(frames, (frame) => {
      const { count, parent, depth, left, width } = layOut(flamePage(frame));
      for (let row = 1; row < count; row++) {
        const caller = parent[row] ?? 0;
        const right = (left[row] ?? 0) + (width[row] ?? 0);
        expect(left[row]).toBeGreaterThanOrEqual(left[caller] ?? NaN);
        expect(right).toBeLessThanOrEqual((left[caller] ?? 0) + (width[caller] ?? 0) + 1e-9);
        for (let other = row + 1; other < count; other++) {
          if (depth[other] !== depth[row]) continue;
          const otherRight = (left[other] ?? 0) + (width[other] ?? 0);
          expect(right <= (left[other] ?? 0) + 1e-9 || otherRight <= (left[row] ?? 0) + 1e-9).toBe(true);
        }
      }
    }),
    { numRuns: 50 },
  );
});
