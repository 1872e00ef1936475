import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/session/worker/budget.js';

describe('rows', () => {
  it('keeps as many of the first rows as fit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 })), (rows) => {
        const { rows: kept, left } = new Budget(600).rows(rows);
        const size = (some: readonly string[]): number =>
          some.reduce((sum, row) => sum + JSON.stringify(row).length, 0);
        expect(kept).toEqual(rows.slice(0, kept.length));
        expect(kept.length + left).toBe(rows.length);
        expect(size(kept)).toBeLessThanOrEqual(600);
        if (left > 0) expect(size(rows.slice(0, kept.length + 1))).toBeGreaterThan(600);
      }),
    );
  });
});

it('gives all that an answer can hold, or nothing', () => {
  const rows = ['com.acme.Foo.run', 'com.acme.Foo.stop'];
  expect(new Budget().allOrNone(rows)).toEqual(rows);
  expect(new Budget().allOrNone(Array.from({ length: 50_000 }, (_, i) => `com.acme.Foo.run${i}`))).toEqual(
    [],
  );
});

describe('cutting to fit', () => {
  it('cuts only the longest, and to one length', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 20 }), (texts) => {
        const cut = new Budget(600).texts(texts);
        expect(cut.join('').length).toBeLessThanOrEqual(600);
        const shortened = cut.filter((text, i) => text !== texts[i]);
        for (const text of shortened) expect(text.endsWith('…')).toBe(true);
        const longest = Math.max(0, ...cut.map(({ length }) => length));
        for (const text of shortened) expect(text.length).toBe(longest);
        if (texts.join('').length <= 600) expect(cut).toEqual(texts);
      }),
    );
  });
});

it('what one part leaves, those after it may have', () => {
  const long = ['x'.repeat(400), 'y'.repeat(400)];
  const budget = new Budget(1000);
  expect(budget.rows(['a'], 2)).toEqual({ rows: ['a'], left: 0 });
  expect(budget.rows(long)).toEqual({ rows: long, left: 0 });
  const fair = new Budget(1000);
  expect(fair.rows(long, 2).left).toBe(1);
  expect(fair.texts(long).map(({ length }) => length)).toEqual([299, 299]);
});
