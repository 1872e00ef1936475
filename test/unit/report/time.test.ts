import { describe, expect, it } from 'vitest';
import { goDuration, goTime, headerTime } from '../../../src/report/time.js';

const MOMENT = 1_700_000_000_120_000_000n;

it('times of headers', () => {
  expect(headerTime(MOMENT, 'UTC')).toBe('2023-11-14 22:13:20 UTC');
  expect(headerTime(-1n, 'UTC')).toBe('1969-12-31 23:59:59 UTC');
});

it('times as Go prints them', () => {
  expect(goTime(MOMENT, 'UTC')).toBe('2023-11-14 22:13:20.12 +0000 UTC');
  expect(goTime(MOMENT, 'America/New_York')).toBe('2023-11-14 17:13:20.12 -0500 EST');
});

describe('durations as Go prints them', () => {
  it.each([
    [0n, '0s'],
    [1n, '1ns'],
    [1_500n, '1.5µs'],
    [2_000_000n, '2ms'],
    [1_500_000_000n, '1.5s'],
    [60_000_000_000n, '1m0s'],
    [3_661_001_000_000n, '1h1m1.001s'],
    [-1_500_000_000n, '-1.5s'],
  ])('%d is %s', (nanos, text) => {
    expect(goDuration(nanos)).toBe(text);
  });
});
