import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOrNone, cutToFit, fitting } from '../../../src/session/worker/messageSize.js';

/** A share of an answer that comes to 600 characters. */
const SHARE = 0.001;

describe('fitting', () => {
  it('keeps as many of the first rows as fit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 })), (rows) => {
        const { rows: kept, left } = fitting(rows, SHARE);
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
  expect(allOrNone(rows)).toEqual(rows);
  expect(allOrNone(Array.from({ length: 50_000 }, (_, i) => `com.acme.Foo.run${i}`))).toEqual([]);
});

describe('cutting to fit', () => {
  it('cuts only the longest, and to one length', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 20 }), (texts) => {
        const cut = cutToFit(texts, SHARE);
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
