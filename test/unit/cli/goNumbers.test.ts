import { describe, expect, it } from 'vitest';
import { parseFloat64, parseInteger } from '../../../src/cli/goNumbers.js';

describe('whole numbers in all of Go’s bases', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['+12', 12n],
    ['0x5', 5n],
    ['-0X1f', -31n],
    ['0b101', 5n],
    ['0o17', 15n],
    ['017', 15n],
    ['0_7', 7n],
    ['1_000', 1000n],
    ['0x_ff', 255n],
    ['9223372036854775807', 2n ** 63n - 1n],
    ['-9223372036854775808', -(2n ** 63n)],
  ])('%s', (text, value) => expect(parseInteger(text)).toBe(value));

  it.each(['', '-', '1.5', '1e3', '08', '0x', '0b2', '_1', '1_', '1__0', ' 1', '9223372036854775808', 'x'])(
    'not %j',
    (text) => expect(parseInteger(text)).toBeUndefined(),
  );
});

describe('numbers with a point', () => {
  it.each([
    ['1', 1],
    ['-.5', -0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['+1E-2', 0.01],
    ['0x1p4', 16],
    ['-0x1.8p1', -3],
    ['0x_1_0p0', 16],
    ['Inf', Infinity],
    ['-infinity', -Infinity],
    ['nan', NaN],
  ])('%s', (text, value) => expect(parseFloat64(text)).toBe(value));

  it.each(['', '.', 'e5', '1_000', '0x10', '1e999', '-nan', ' 1', '0b1', '0xp1', '0x1_p1'])(
    'not %j',
    (text) => expect(parseFloat64(text)).toBeUndefined(),
  );
});
