import { expect, test } from 'vitest';
import type { Summary } from '../../../src/protocol/session.js';
import { baseName, describe as say, takenAt } from '../../../webview-ui/src/frame/summary.js';

function summary(binary: string, ...types: readonly string[]): Summary {
  return {
    sampleTypes: types.map((type) => ({ type, unit: 'count', total: '1' })),
    fingerprint: '',
    defaultSampleIndex: 0,
    binary,
    buildId: '',
    comments: [],
    docUrl: '',
    timeNanos: '0',
    durationNanos: '0',
    duration: '',
    period: '',
    samples: 1,
    locations: 1,
    functions: 1,
    mappings: [],
    dropFrames: '',
    keepFrames: '',
    hasReadableNames: false,
  };
}

test.each([
  [
    summary('/usr/bin/redis', 'alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space'),
    'Heap profile of redis',
  ],
  [summary('C:\\bin\\x.exe', 'samples', 'cpu'), 'CPU profile of x.exe'],
  [summary('', 'goroutine'), 'Goroutine profile'],
  [summary('', 'contentions', 'delay'), 'Contention profile'],
  [summary('', 'wall'), 'Profile'],
  [summary(''), 'Profile'],
])('says what kind of profile it is (%#)', (profile, text) => {
  expect(say(profile)).toBe(text);
});

test('the base name follows either slash', () => {
  expect([baseName('/a/b'), baseName('a\\b'), baseName('b'), baseName('a/')]).toEqual(['b', 'b', 'b', '']);
});

test('when it was taken keeps every nanosecond', () => {
  expect(takenAt('1763885823123456789')?.exact).toBe('2025-11-23T08:17:03.123456789Z');
  expect(takenAt('-1')?.exact).toBe('1969-12-31T23:59:59.999999999Z');
  expect(takenAt('9223372036854775807')?.exact).toBe('2262-04-11T23:47:16.854775807Z');
});

test('not recorded is not 1970', () => {
  expect(takenAt('0')).toBeUndefined();
});
