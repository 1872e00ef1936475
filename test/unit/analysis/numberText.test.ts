import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, general } from '../../../src/analysis/values/numberText.js';

describe('fixed', () => {
  it.each([
    [1.125, 2, '1.12'],
    [1.375, 2, '1.38'],
    [-1.125, 2, '-1.12'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [9.995, 2, '9.99'],
    [0, 2, '0.00'],
    [-0, 2, '-0.00'],
    [1e21, 2, '1000000000000000000000.00'],
    [2 ** 63, 2, '9223372036854775808.00'],
  ])('writes %d with %d decimals as %s', (value, decimals, text) => {
    expect(fixed(value, decimals)).toBe(text);
  });

  it('rounds the exact binary value, ties to even', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 30 }),
        fc.integer({ min: 0, max: 10 }),
        (mantissa, shift) => {
          const value = mantissa / 2 ** shift;
          // In hundredths times 2^shift, so whole numbers all the way.
          const scaled = BigInt(mantissa) * 100n;
          const unit = 1n << BigInt(shift);
          let hundredths = scaled / unit;
          const rest = (scaled % unit) * 2n;
          if (rest > unit || (rest === unit && hundredths % 2n === 1n)) hundredths++;
          const digits = String(hundredths).padStart(3, '0');
          expect(fixed(value, 2)).toBe(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
        },
      ),
    );
  });
});

describe('general', () => {
  it.each([
    [0.99, '0.99'],
    [0.5, '0.5'],
    [0.125, '0.12'],
    [0.0625, '0.062'],
    [0.999, '1'],
    [0.0009, '0.0009'],
    [0.00012, '0.00012'],
    [0.00001, '1e-05'],
    [7.63e-7, '7.6e-07'],
    [1e-120, '1e-120'],
    [0, '0'],
    [12, '12'],
    [123, '1.2e+02'],
  ])('writes %d as %s', (value, text) => {
    expect(general(value, 2)).toBe(text);
  });
});
