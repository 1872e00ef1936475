import { describe, expect, it } from 'vitest';
import { label, percentage, scale, scaledLabel } from '../../../src/analysis/values/measurement.js';

describe('label', () => {
  it.each([
    [0, 'bytes', '0'],
    [1, 'bytes', '1B'],
    [1023, 'bytes', '1023B'],
    [1152, 'bytes', '1.12kB'],
    [-1536, 'bytes', '-1.50kB'],
    [2 ** 20, 'byte', '1MB'],
    [2n ** 62n, 'bytes', '4096PB'],
    [1_500_000, 'nanoseconds', '1.50ms'],
    [90, 'seconds', '90s'],
    [7200, 's', '2hrs'],
    [3, 'milliGCU', '3m*GCU'],
    [5, 'count', '5'],
    [123, 'cycles', '123'],
    [-(2n ** 63n), 'bytes', '-9223372036854775808B'],
  ] as const)('writes %d %s as %s', (value, unit, text) => {
    expect(label(value, unit)).toBe(text);
  });

  it('knows units by their aliases, in any case, with a plural s', () => {
    expect(label(2048, 'Bytes')).toBe('2kB');
    expect(label(2, 'Kilobytes')).toBe('2kB');
    expect(label(1, 'sec')).toBe('1s');
    // Too short to have a plural: `ms` is milliseconds.
    expect(label(1, 'ms')).toBe('1ms');
    // Two characters, though three bytes: no plural.
    expect(label(1, 'μs')).toBe('1us');
  });
});

describe('scaledLabel', () => {
  it('converts to a unit of the family, and to its default for any other', () => {
    expect(scaledLabel(1 << 30, 'bytes', 'MB')).toBe('1024MB');
    expect(scaledLabel(1024, 'bytes', 'seconds')).toBe('1024B');
    expect(scaledLabel(2_000_000_000, 'ns', 'MB')).toBe('2s');
  });

  it('appends a target unit to values of no known unit, unless it says nothing', () => {
    expect(scaledLabel(5, 'cycles', 'cycles')).toBe('5cycles');
    expect(scaledLabel(5, 'cycles', 'minimum')).toBe('5');
    expect(scaledLabel(5, '', 'count')).toBe('5');
  });

  it('writes what rounds to nothing as 0, without a unit or sign', () => {
    expect(scaledLabel(1, 'bytes', 'GB')).toBe('0');
    expect(scaledLabel(-1, 'bytes', 'GB')).toBe('0');
  });

  it('never leaves a known unit for want of size', () => {
    expect(scale(0, 'bytes', 'auto')).toEqual({ value: 0, unit: 'B' });
    expect(scale(0, 'nanoseconds', 'auto')).toEqual({ value: 0, unit: 's' });
  });
});

describe('percentage', () => {
  it.each([
    [1, 0, '    0%'],
    [0, 10, '    0%'],
    [10, 10, '  100%'],
    [9994, 10000, '99.94%'],
    [9995, 10000, '  100%'],
    [99951, 100000, '  100%'],
    [10006, 10000, '100.06%'],
    [-5, 10, '50.00%'],
    [1, 80, ' 1.25%'],
    [1, 200, '  0.5%'],
    [1, 800, ' 0.12%'],
    [1, 131072000, '7.6e-07%'],
    [3n ** 39n, 3n ** 39n * 2n, '50.00%'],
  ] as const)('writes %d of %d as "%s"', (value, total, text) => {
    expect(percentage(value, total)).toBe(text);
  });
});
