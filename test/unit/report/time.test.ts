import { afterEach, describe, expect, it } from 'vitest';
import { goDuration, goTime, headerTime } from '../../../src/report/text/time.js';

const MOMENT = 1_700_000_000_120_000_000n;

it('times of headers', () => {
  expect(headerTime(MOMENT, 'UTC')).toBe('2023-11-14 22:13:20 UTC');
  expect(headerTime(-1n, 'UTC')).toBe('1969-12-31 23:59:59 UTC');
});

it('times as Go prints them', () => {
  expect(goTime(MOMENT, 'UTC')).toBe('2023-11-14 22:13:20.12 +0000 UTC');
  expect(goTime(MOMENT, 'America/New_York')).toBe('2023-11-14 17:13:20.12 -0500 EST');
});

describe('zones as Go names them', () => {
  const SUMMER = 1_690_000_000_000_000_000n;

  it.each([
    ['Europe/Berlin', '2023-11-14 23:13:20 CET', '2023-07-22 06:26:40 CEST'],
    ['Europe/London', '2023-11-14 22:13:20 GMT', '2023-07-22 05:26:40 BST'],
    ['Europe/Dublin', '2023-11-14 22:13:20 GMT', '2023-07-22 05:26:40 IST'],
    ['Asia/Tokyo', '2023-11-15 07:13:20 JST', '2023-07-22 13:26:40 JST'],
    ['Asia/Kolkata', '2023-11-15 03:43:20 IST', '2023-07-22 09:56:40 IST'],
    ['Asia/Calcutta', '2023-11-15 03:43:20 IST', '2023-07-22 09:56:40 IST'],
    ['Asia/Kathmandu', '2023-11-15 03:58:20 +0545', '2023-07-22 10:11:40 +0545'],
    ['America/Sao_Paulo', '2023-11-14 19:13:20 -03', '2023-07-22 01:26:40 -03'],
    ['America/St_Johns', '2023-11-14 18:43:20 NST', '2023-07-22 01:56:40 NDT'],
    ['Australia/Sydney', '2023-11-15 09:13:20 AEDT', '2023-07-22 14:26:40 AEST'],
    ['Europe/Istanbul', '2023-11-15 01:13:20 +03', '2023-07-22 07:26:40 +03'],
    ['Etc/UTC', '2023-11-14 22:13:20 UTC', '2023-07-22 04:26:40 UTC'],
    ['Etc/GMT-5', '2023-11-15 03:13:20 +05', '2023-07-22 09:26:40 +05'],
  ])('%s', (zone, winter, summer) => {
    expect(headerTime(MOMENT, zone)).toBe(winter);
    expect(headerTime(SUMMER, zone)).toBe(summer);
  });

  it('before 1970, and before there were zones', () => {
    expect(headerTime(-1n, 'America/New_York')).toBe('1969-12-31 18:59:59 EST');
    expect(headerTime(-80_000_000_000_000_000n, 'America/New_York')).toBe('1967-06-19 21:46:40 EDT');
    expect(goTime(-2_800_000_000_000_000_000n, 'America/New_York')).toBe('1881-04-09 09:17:18 -0456 LMT');
  });
});

describe('the zone of the machine', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each(['UTC', 'Etc/UTC', 'Zulu', 'Europe/London', 'Africa/Abidjan', 'Europe/Berlin', 'America/New_York'])(
    '%s',
    (zone) => {
      process.env.TZ = zone;
      expect(goTime(MOMENT)).toBe(goTime(MOMENT, zone));
      expect(headerTime(MOMENT)).toBe(headerTime(MOMENT, zone));
    },
  );
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
