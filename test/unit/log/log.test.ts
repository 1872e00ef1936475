import { expect, test } from 'vitest';

import { ProfileError } from '../../../src/profile/error.js';
import { inBackground, logText } from '../../../src/log/log.js';
import { recordingLog } from '../../support/log.js';

const lines = (text: string): readonly string[] => text.split('\n');

test('a failure is a line with its code, and a line for each call on the stack', () => {
  const [first, ...calls] = lines(logText('Opening failed.', new ProfileError('fileEmpty')));
  expect(first).toBe('Opening failed. ProfileError [fileEmpty]: The file is empty: it has 0 bytes.');
  expect(calls.length).toBeGreaterThan(1);
  for (const call of calls) expect(call).toMatch(/^ {4}at /);
});

test('a cause that goes in a circle ends', () => {
  const error = new Error('x');
  error.cause = error;
  expect(lines(logText('Odd.', error)).filter((line) => line.includes('caused by'))).toHaveLength(3);
});

test('work that nobody waits for has its failure there', async () => {
  const log = recordingLog();
  const error = new Error('x');
  inBackground(log, 'Looking', Promise.reject(error));
  inBackground(log, 'Seeing', Promise.resolve());
  await Promise.resolve();
  expect(log.lines).toEqual([['error', 'Looking failed.', error]]);
});

test('its causes follow', () => {
  const cause = new RangeError('Invalid array length');
  const text = logText('Opening failed.', new Error('the worker ended', { cause }));
  expect(text).toContain('\n  caused by RangeError: Invalid array length\n    at ');
});

test('what is no error is said too', () => {
  expect(logText('Odd.', 12n)).toBe('Odd. 12');
  expect(logText('Odd.', null)).toBe('Odd. null');
  expect(logText('Odd.')).toBe('Odd.');
});

test.each(['\n', '\r', '\u2028', '\u0085', '\u001b[2K\r\n'])('no text makes a line of its own: %j', (end) => {
  const forged = `x${end}2026-01-01 00:00:00.000 [error] forged`;
  const error = new Error(forged, { cause: forged });
  error.stack = `Error: ${forged}\n    at real (file.js:1:1)`;
  expect(lines(logText(forged))).toHaveLength(1);
  for (const line of lines(logText(forged, error)).slice(1)) {
    expect(line).toMatch(/^(?: {4}at | {2}caused by )/);
  }
  expect(logText(forged, error)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/);
});
