import type { Holding, NodeIndex } from '../../../src/profile/indexes.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverCancelled } from '../../../src/analysis/samples/cancelCheck.js';
import {
  layOut,
  mostFrames,
  type FlameLayout,
  type FlameStep,
} from '../../../src/analysis/flame/flameLayout.js';
import { FlameTree } from '../../../src/analysis/flame/flameTree.js';
import { walkOf, type FrameRows, type Stacks } from '../../../src/analysis/flame/flameWalk.js';
import { MaxHeap } from '../../../src/analysis/flame/maxHeap.js';
import { RankedTree } from '../../../src/analysis/flame/rankedTree.js';

/** A stack as people write it: root first, each location a list of nodes innermost first, -1 for a hidden one. */
interface Written {
  readonly stack: readonly number[];
  readonly value: number;
}

/** Location `l` has these nodes; location 4 is an inlined pair, 5 is hidden in part, 6 wholly. */
const LOCATIONS = [[0], [1], [2], [3], [4, 1], [-1, 2], [-1]];

function treeOf(samples: readonly Written[], up = false, nodesAt = LOCATIONS): RankedTree {
  return new RankedTree(sharedTree(samples, up, nodesAt), 0);
}

/** The tree of two sample types: the values as written, and those values less 20. */
function sharedTree(
  samples: readonly Written[],
  up = false,
  nodesAt = LOCATIONS,
  check = neverCancelled,
): FlameTree {
  const offsets = new Uint32Array(nodesAt.length + 1);
  nodesAt.forEach((nodes, l) => (offsets[l + 1] = (offsets[l] ?? 0) + nodes.length));
  const node = Int32Array.from(nodesAt.flat()) as Holding<NodeIndex, Int32Array>;
  const frames: FrameRows = { offsets, node, nodeCount: Math.max(...node) + 1 };
  const locations: number[] = [];
  const begin: number[] = [];
  const end: number[] = [];
  for (const { stack } of samples) {
    begin.push(locations.length);
    locations.push(...[...stack].reverse());
    end.push(locations.length);
  }
  const stacks: Stacks = {
    count: samples.length,
    begin: Uint32Array.from(begin),
    end: Uint32Array.from(end),
    locations: Uint32Array.from(locations),
    check,
  };
  const walk = walkOf(stacks, frames, up ? 'up' : 'down');
  const columns = [0, 20].map((less) => Float64Array.from(samples, ({ value }) => value - less));
  return new FlameTree(stacks, frames, walk, columns, Uint32Array.from(samples.keys()));
}

/** Every path of nodes with its width, the slow way. */
function widths(samples: readonly Written[], up = false): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { stack, value } of samples) {
    const path = stack.flatMap((l) => [...(LOCATIONS[l] ?? [])].reverse()).filter((node) => node >= 0);
    if (up) path.reverse();
    for (let depth = 0; depth <= path.length; depth++) {
      const key = path.slice(0, depth).join('/');
      sums.set(key, (sums.get(key) ?? 0) + Math.abs(value));
    }
  }
  for (const [key, width] of sums) if (width === 0) sums.delete(key);
  return sums;
}

function drawn(tree: RankedTree, layout: FlameLayout): Map<string, number> {
  const paths: string[] = [];
  const found = new Map<string, number>();
  layout.node.forEach((node, row) => {
    const above = layout.parent[row] ?? -1;
    const own = layout.more[row] ? '…' : String(tree.key[node]);
    paths[row] = above < 0 ? '' : [paths[above], own].filter((part) => part !== '').join('/');
    found.set(paths[row] ?? '', layout.width[row] ?? NaN);
  });
  return found;
}

const samplesOf = fc.array(
  fc.record({
    stack: fc.array(fc.nat(LOCATIONS.length - 1), { maxLength: 8 }),
    value: fc.integer({ min: -50, max: 50 }),
  }),
  { maxLength: 40 },
);

describe('the flame graph', () => {
  it('has each path of frames as wide as the samples that begin with it', () => {
    fc.assert(
      fc.property(samplesOf, fc.boolean(), (samples, up) => {
        const tree = treeOf(samples, up);
        const expected = widths(samples, up);
        if (expected.size === 0) expected.set('', 0);
        expect(drawn(tree, layOut(tree, [], 1e6))).toEqual(expected);
      }),
    );
  });

  it('is the same for a sample type whether another was looked at before or not', () => {
    fc.assert(
      fc.property(samplesOf, fc.integer({ min: 5, max: 300 }), (samples, pixels) => {
        const tree = sharedTree(samples);
        for (const type of [0, 1, 0]) {
          const ranked = new RankedTree(tree, type);
          const fresh = new RankedTree(sharedTree(samples), type);
          expect(drawn(ranked, layOut(ranked, [], pixels))).toEqual(drawn(fresh, layOut(fresh, [], pixels)));
        }
        const less = samples.map(({ stack, value }) => ({ stack, value: value - 20 }));
        const expected = widths(less);
        if (expected.size === 0) expected.set('', 0);
        const ranked = new RankedTree(tree, 1);
        expect(drawn(ranked, layOut(ranked, [], 1e6))).toEqual(expected);
      }),
    );
  });

  it('goes on where a check has ended it, as if nothing had been', () => {
    const random = fc.sample(samplesOf, { seed: 7, numRuns: 2000 }).flat();
    const samples = Array.from(
      { length: 100_000 },
      (_, i) => random[i % random.length] ?? { stack: [0], value: 1 },
    );
    const fresh = new RankedTree(sharedTree(samples), 0);
    const whole = layOut(fresh, [], 500);
    const zoomed = layOut(fresh, [{ key: 1 }], 500);

    let checks = 0;
    let built = false;
    const stop = new Error('stop');
    const tree = new RankedTree(
      sharedTree(samples, false, LOCATIONS, () => {
        if (built && ++checks % 9 === 0) throw stop;
      }),
      0,
    );
    built = true;
    let stops = 0;
    const tried = (path: readonly FlameStep[]): FlameLayout | undefined => {
      try {
        return layOut(tree, path, 500);
      } catch (error) {
        expect(error).toBe(stop);
        stops++;
        tree.releaseScratch();
        return undefined;
      }
    };
    let [now, other]: (FlameLayout | undefined)[] = [];
    while (now === undefined || other === undefined) {
      now ??= tried([]);
      other ??= tried([{ key: 1 }]);
    }
    expect(stops).toBeGreaterThan(2);
    expect(drawn(tree, now)).toEqual(drawn(fresh, whole));
    expect(drawn(tree, other)).toEqual(drawn(fresh, zoomed));
  });

  it('merges what is under 3 px and shows it when zoomed to', () => {
    const wide = { stack: [0], value: 998 };
    const narrow = [1, 2, 3].map((location) => ({ stack: [location], value: 1 }));
    const tree = treeOf([wide, ...narrow]);
    const whole = layOut(tree, [], 1001);
    expect(drawn(tree, whole)).toEqual(
      new Map([
        ['', 1001],
        ['0', 998],
        ['…', 3],
      ]),
    );
    expect(whole.more).toEqual([0, 0, 3]);

    const zoomed = layOut(tree, [{ moreFrom: 1, count: 3 }], 1001);
    expect(zoomed.trail).toBe(1);
    expect(drawn(tree, zoomed)).toEqual(
      new Map([
        ['', 1001],
        ['…', 3],
        ['…/1', 1],
        ['…/2', 1],
        ['…/3', 1],
      ]),
    );
  });

  it('divides an "N more" frame that has nothing but narrow ones', () => {
    const locations = Array.from({ length: 100 }, (_, node) => [node]);
    const tree = treeOf(
      locations.map((stack) => ({ stack, value: 7 })),
      false,
      locations,
    );
    const path = [{ moreFrom: 0, count: 100 }];
    expect(layOut(tree, [], 200).more).toEqual([0, 100]);
    const divided = layOut(tree, path, 200);
    expect(divided.more).toEqual([0, 100, 32, 32, 36]);
    expect(divided.from).toEqual([0, 0, 0, 32, 64]);
    expect(layOut(tree, path, 290).more.slice(2)).toEqual([23, 23, 23, 31]);
    const last = layOut(tree, [...path, { moreFrom: 95, count: 5 }], 200);
    expect([...last.node.slice(3)].map((child) => tree.key[child])).toEqual([95, 96, 97, 98, 99]);
    expect(last.width.slice(2)).toEqual([35, 7, 7, 7, 7, 7]);
  });

  it('leads to every frame, however many and narrow', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 2000 });
    fc.assert(
      fc.property(values, fc.integer({ min: 60, max: 1200 }), (widths, pixels) => {
        const locations = widths.map((_, node) => [node]);
        const samples = widths.map((value, node) => ({ stack: [node], value }));
        const tree = treeOf(samples, false, locations);
        const seen: number[] = [];
        const look = (path: readonly FlameStep[]): void => {
          const { trail, node, more, from } = layOut(tree, path, pixels);
          expect(trail).toBe(path.length);
          for (let row = trail + 1; row < node.length; row++) {
            const count = more[row] ?? 0;
            if (count === 0) seen.push(tree.key[node[row] ?? -1] ?? -1);
            else look([...path, { moreFrom: from[row] ?? 0, count }]);
          }
        };
        look([]);
        // The root's own few narrow ones may be too narrow together to be a frame.
        const lost = widths.filter((_, node) => !seen.includes(node)).reduce((sum, width) => sum + width, 0);
        const total = widths.reduce((sum, width) => sum + width, 0);
        expect((lost / total) * pixels).toBeLessThan(3);
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 30 },
    );
  });

  it('has of a stretch the frames of the whole, as wide as that would have to be', () => {
    const ends = fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 100 }));
    const pixelsOf = fc.integer({ min: 5, max: 300 });
    fc.assert(
      fc.property(samplesOf, ends, pixelsOf, fc.boolean(), (samples, [start, count], pixels, isZoomed) => {
        const [from, to] = [start / 100, Math.min(100, start + count) / 100];
        const tree = treeOf(samples);
        const path = isZoomed ? [{ key: 1 }] : [];
        const whole = layOut(tree, path, pixels / (to - from));
        const part = layOut(tree, path, pixels, { from, to });
        const zoomed = whole.width[whole.trail] ?? 0;
        const rows = whole.node.map((_, row) => row);
        const isSeen = (row: number): boolean => {
          const left = whole.left[row] ?? 0;
          const isRight = to === 1 || left < to * zoomed;
          return row <= whole.trail || (left + (whole.width[row] ?? 0) > from * zoomed && isRight);
        };
        const frame = (layout: FlameLayout, row: number): string => {
          const { node, width, left, more, from: rank, parent } = layout;
          const own = [node, width, left, more, rank].map((column) => column[row]).join(' ');
          return row === 0 ? own : `${frame(layout, parent[row] ?? 0)} > ${own}`;
        };
        const seen = rows.filter(isSeen).map((row) => frame(whole, row));
        expect(part.node.map((_, row) => frame(part, row)).sort()).toEqual(seen.sort());
        // Children lie side by side inside their parent.
        for (const row of rows.slice(whole.trail + 1)) {
          const above = whole.parent[row] ?? 0;
          const [left = 0, width = 0] = [whole.left[row], whole.width[row]];
          const [start = 0, room = 0] = [whole.left[above], whole.width[above]];
          expect(left >= start && left + width <= start + room).toBe(true);
          const before = rows.filter((other) => other < row && whole.parent[other] === above);
          const used = before.reduce((sum, other) => sum + (whole.width[other] ?? 0), 0);
          if (above >= whole.trail) expect(left).toBe(start + used);
        }
      }),
    );
  });

  it('spends what it may draw of a stretch on what is in sight', () => {
    const locations = Array.from({ length: 4000 }, (_, node) => [node]);
    const tree = treeOf(
      locations.map((stack) => ({ stack, value: 5 })),
      false,
      locations,
    );
    const path = [{ moreFrom: 0, count: 4000 }];
    const { more, left } = layOut(tree, path, 1000, { from: 0.5, to: 0.55 });
    expect([more.length - 2, left[2], left.at(-1)]).toEqual([200, 10_000, 10_995]);
    expect(more.slice(2).every((count) => count === 0)).toBe(true);
  });

  it('draws the more frames the wider it is, within limits', () => {
    expect([300, 1100, 3840, 10_000].map(mostFrames)).toEqual([800, 800, 2200, 2200]);
    expect(mostFrames(1920)).toBeGreaterThan(1200);
  });

  it('draws nothing under 3 px, and never more than 800 frames at usual widths', () => {
    fc.assert(
      fc.property(samplesOf, fc.integer({ min: 5, max: 300 }), (samples, pixels) => {
        const tree = treeOf(samples);
        const { width } = layOut(tree, [], pixels);
        const total = width[0] ?? 0;
        // Just 3 px may come out a little less by another order of division.
        for (const each of width) expect((each / total) * pixels > 3 - 1e-9 || each === total).toBe(true);
      }),
    );
    const deep = layOut(
      treeOf([{ stack: Array.from({ length: 5000 }, (_, i) => i % 4), value: 1 }]),
      [],
      800,
    );
    expect(deep.node.length).toBe(800);
    expect(deep.more.at(-1)).toBe(1);
  });

  it('follows a path as far as it still leads', () => {
    const tree = treeOf([{ stack: [0, 1, 2], value: 5 }]);
    expect(layOut(tree, [{ key: 0 }, { key: 3 }, { key: 2 }], 100).trail).toBe(1);
    expect(layOut(tree, [{ key: 0 }, { key: 1 }, { moreFrom: 7, count: 2 }], 100).trail).toBe(2);
  });

  it('names the row of the profile that carries most of a frame', () => {
    const tree = treeOf([
      { stack: [1], value: 1 },
      { stack: [4], value: 3 },
      { stack: [1], value: 1 },
    ]);
    const [child = -1] = tree.childrenOf(tree.root);
    expect([tree.key[child], tree.row[child]]).toEqual([1, 5]);
  });
});

describe('MaxHeap', () => {
  it('gives the largest first, equals in the order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (priorities) => {
        const heap = new MaxHeap();
        priorities.forEach((priority, item) => heap.push(priority, item));
        const out = priorities.map(() => heap.pop());
        const expected = priorities
          .map((_, item) => item)
          .sort((a, b) => (priorities[b] ?? 0) - (priorities[a] ?? 0) || a - b);
        expect(out).toEqual(expected);
      }),
    );
  });
});
