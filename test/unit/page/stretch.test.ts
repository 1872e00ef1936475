import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isPart,
  movedBy,
  placeOf,
  WHOLE,
  within,
  zoomedAt,
} from '../../../webview-ui/src/flame/zoom/stretch.js';
import { flamePage } from './flamePage.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const stretches = fc
  .tuple(share, fc.double({ min: 1e-5, max: 1, noNaN: true }))
  .map(([at, width]) => ({ from: at * (1 - width), to: at * (1 - width) + width }))
  .filter(({ to }) => to <= 1);

test('what is under the pointer stays there while one zooms in, and comes back while one zooms out', () => {
  fc.assert(
    fc.property(stretches, share, fc.double({ min: 1, max: 3, noNaN: true }), (seen, at, factor) => {
      const closer = zoomedAt(seen, at, factor);
      const point = (of: typeof seen): number => of.from + at * (of.to - of.from);
      expect(point(closer)).toBeCloseTo(point(seen), 9);
      const back = zoomedAt(closer, at, (closer.to - closer.from) / (seen.to - seen.from));
      expect(back.from).toBeCloseTo(seen.from, 9);
      expect(back.to).toBeCloseTo(seen.to, 9);
    }),
  );
});

test('nobody gets beyond the ends, nor closer than anything could be', () => {
  fc.assert(
    fc.property(stretches, share, fc.double({ min: -9, max: 9, noNaN: true }), (seen, at, by) => {
      for (const next of [movedBy(seen, by), zoomedAt(seen, at, Math.exp(by))]) {
        expect(next.from).toBeGreaterThanOrEqual(0);
        expect(next.to).toBeLessThanOrEqual(1);
        expect(next.to - next.from).toBeGreaterThan(0);
      }
      const { from, to } = movedBy(seen, by);
      expect(to - from).toBeCloseTo(seen.to - seen.from, 9);
    }),
  );
  expect(zoomedAt({ from: 0.2, to: 0.4 }, 0.5, 0.01)).toEqual(WHOLE);
  expect([isPart(WHOLE), isPart({ from: 0, to: 0.9 })]).toEqual([false, true]);
});

test('a frame is where it is drawn; one that calls what is zoomed to is wider, in the middle', () => {
  const page = flamePage(
    {
      name: 'root',
      width: 20,
      children: [
        {
          name: 'a',
          width: 10,
          children: [
            { name: 'b', width: 5 },
            { name: 'c', width: 3 },
          ],
        },
      ],
    },
    1,
  );
  expect(placeOf(page, 3)).toEqual({ from: 0.5, to: 0.8 });
  expect(placeOf(page, 1)).toEqual(WHOLE);
  expect(placeOf(page, 0)).toEqual({ from: -0.5, to: 1.5 });
  expect(within({ from: 0.25, to: 0.75 }, placeOf(page, 3)).from).toBe(0.5);
});
