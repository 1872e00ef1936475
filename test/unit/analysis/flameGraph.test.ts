import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlameView } from '../../../src/analysis/flame/flameGraph.js';
import type { FlameStep } from '../../../src/analysis/flame/flameLayout.js';
import type { FlameShape } from '../../../src/analysis/flame/flameStacks.js';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { written } from './written.js';

const SELECTION = defaultSelection(0);
const DOWN: FlameShape = { direction: 'down', of: '' };
const UP: FlameShape = { direction: 'up', of: '' };

describe('the root of a flame graph', () => {
  const workspace = new Workspace(written('a > b | 30\n | 10\na | 60'));
  const view = (shape: FlameShape): FlameView =>
    workspace.flame(SELECTION, shape).view({ path: [], width: 1000, search: '', thorough: true });

  it('is the total: samples without a stack are its own', () => {
    for (const shape of [DOWN, UP]) {
      const { names, width, flat, cum, cumPercent } = view(shape);
      expect([names[0], width[0], flat[0], cum[0], cumPercent[0]]).toEqual([
        'root',
        100,
        '10',
        '100',
        '100%',
      ]);
    }
  });

  it('of one function is that of the samples that have it', () => {
    const { names, cum, cumPercent } = view({ direction: 'up', of: 'b' });
    expect([names[0], cum[0], cumPercent[0]]).toEqual(['b', '30', '30.00%']);
  });
});

describe('matches of a search that are not drawn', () => {
  const workspace = new Workspace(written('a > b | 60\na > c | 37\na > d | 1\na > e > b | 1\na > e > d | 1'));
  const hidden = (search: string, change = {}): boolean => {
    const zoom = { path: [], width: 100, search, thorough: true, ...change };
    return workspace.flame(SELECTION, DOWN).view(zoom).hasHiddenMatches;
  };

  it('are told of where they are in frames too narrow to draw', () => {
    expect([hidden('a'), hidden('c'), hidden('d'), hidden('b'), hidden('none')]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect([hidden('d', { width: 1000 }), hidden('b', { width: 1000 })]).toEqual([false, false]);
  });

  it('are told of where they are outside of what is zoomed to', () => {
    const { names, step } = workspace
      .flame(SELECTION, DOWN)
      .view({ path: [], width: 1000, search: '', thorough: false });
    const [a = 0, b = 0] = ['a', 'b'].map((name) => step[names.indexOf(name)]);
    const path = [{ key: a }, { key: b }];
    expect([hidden('b', { path }), hidden('c', { path }), hidden('a', { path })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(hidden('c', { stretch: { from: 0, to: 0.5 }, width: 1000 })).toBe(true);
    expect(hidden('c', { stretch: { from: 0.5, to: 1 }, width: 1000 })).toBe(false);
  });
});

describe('a search', () => {
  const frame = fc.constantFrom('a', 'b', 'd', 'e', 'h', 'a + b', 'c + d + e', 'f + g');
  const sample = fc.tuple(fc.array(frame, { maxLength: 7 }), fc.integer({ min: 0, max: 9 }));
  const samples = fc.array(sample, { minLength: 1, maxLength: 40 });
  const shapes = fc.constantFrom<FlameShape>(DOWN, UP, { ...DOWN, of: 'a' }, { ...UP, of: 'e' });

  /** The steps from the root to a row. */
  function pathTo({ parent, step, more }: FlameView, row: number): FlameStep[] {
    if (row <= 0) return [];
    const [own = 0, count = 0] = [step[row], more[row]];
    const last = count > 0 ? { moreFrom: -1 - own, count } : { key: own };
    return [...pathTo({ parent, step, more } as FlameView, parent[row] ?? 0), last];
  }

  it('marks a folded frame if, and only if, something in it matches', () => {
    fc.assert(
      fc.property(samples, shapes, fc.integer({ min: 4, max: 60 }), (stacks, shape, width) => {
        const text = stacks.map(([frames, value]) => `${frames.join(' > ')} | ${value}`).join('\n');
        const graph = (): ReturnType<Workspace['flame']> =>
          new Workspace(written(text)).flame(SELECTION, shape);
        const looked = graph();
        const folded = looked.view({ path: [], width, search: '[ae]', thorough: true });
        for (const [row, count] of folded.more.entries()) {
          if (count === 0) continue;
          const path = pathTo(folded, row);
          // Wide enough for all there is: nothing is folded.
          const whole = graph().view({ path, width: 1e6, search: '', thorough: false });
          expect(whole.trail).toBe(path.length);
          const inside = whole.names.slice(whole.trail + 1);
          expect(inside.length).toBeGreaterThanOrEqual(count);
          const expected = inside.some((name) => /[ae]/.test(name)) ? 1 : 0;
          expect(folded.match[row]).toBe(expected);
          // The same once what is in it was seen.
          looked.view({ path, width: 1e6, search: '', thorough: false });
          const again = looked.view({ path: [], width, search: '[ae]', thorough: true });
          expect(again.match[row]).toBe(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
