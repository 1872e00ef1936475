import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abs, add, divide, scaleBy, sum, truncate } from '../../../src/analysis/values/amount.js';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** The value as whichever kind of amount a column may give. */
const amount = int64.map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));

describe('sums', () => {
  it('are those of int64, whatever the kinds', () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const exact = amounts.reduce((total: bigint, value) => total + BigInt(value), 0n);
        expect(BigInt(sum(amounts))).toBe(BigInt.asIntN(64, exact));
      }),
    );
  });

  it('stay exact past 2^53', () => {
    expect(add(Number.MAX_SAFE_INTEGER, 2)).toBe(2n ** 53n + 1n);
  });
});

describe('division', () => {
  it('is that of int64', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        fc.pre(BigInt(b) !== 0n);
        expect(BigInt(divide(a, b))).toBe(BigInt.asIntN(64, BigInt(a) / BigInt(b)));
      }),
    );
  });
});

it('has no positive counterpart of the smallest int64', () => {
  expect(abs(-(2n ** 63n))).toBe(-(2n ** 63n));
});

describe('conversion from float64', () => {
  it('cuts towards zero', () => {
    expect([truncate(1.9), truncate(-1.9), truncate(-0.5)]).toEqual([1, -1, 0]);
  });

  it('gives the smallest int64 for what is out of range', () => {
    expect([truncate(2 ** 63), truncate(NaN), truncate(-Infinity)]).toEqual(Array(3).fill(-(2n ** 63n)));
    expect(truncate(2 ** 60)).toBe(2n ** 60n);
  });

  it('happens only for a ratio that changes something', () => {
    expect(scaleBy(2n ** 60n + 1n, 1)).toBe(2n ** 60n + 1n);
    expect(scaleBy(7, 0.5)).toBe(3);
    expect(scaleBy(7, -1)).toBe(7);
  });
});
