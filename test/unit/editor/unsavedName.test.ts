import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { fileName, kindOfText, timeInName } from '../../../src/editor/profile/unsavedName.js';

describe('what a profile without a file is called', () => {
  test.each([
    ['goroutine 1 [running]:', 'goroutines'],
    ['goroutine profile: total 7', 'goroutines'],
    ['heap profile: 1: 2 [3: 4] @ heap/1048576', 'heap'],
    ['heap_v2/524288', 'heap'],
    ['threadcreate profile: total 9', 'threadcreate'],
    ['--- contention:', 'contention'],
    ['--- mutex:', 'mutex'],
    ['--- threadz 1 ---', 'threads'],
    ['../../x profile: total 1', 'profile'],
    ['', 'profile'],
  ])('%s', (line, kind) => {
    expect(kindOfText(line)).toBe(kind);
  });

  test('the time', () => {
    expect(timeInName(new Date(2026, 0, 1, 9, 5))).toBe('09.05');
  });
});

describe('a name fit for a file', () => {
  test.each([
    ['heap.pb.gz', 'heap.pb.gz'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a\\b:c', 'a_b_c'],
    ['nul.txt', '_nul.txt'],
    [' . ', 'profile'],
    ['a\u202etxt.exe', 'a_txt.exe'],
    [`${'a'.repeat(200)}.txt`, `${'a'.repeat(96)}.txt`],
    [`${'漢'.repeat(120)}.txt`, `${'漢'.repeat(65)}.txt`],
    [`${'😀'.repeat(60)}.txt`, `${'😀'.repeat(48)}.txt`],
    [`${'a'.repeat(99)} b`, 'a'.repeat(99)],
    [`${'a'.repeat(99)}.b c`, 'a'.repeat(99)],
    [`con${' '.repeat(100)}x`, '_con'],
  ])('%j', (text, name) => {
    expect(fileName(text)).toBe(name);
  });

  test('any text becomes a name that stays in its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = fileName(text);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        for (const system of [path.posix, path.win32])
          expect(system.basename(system.resolve('/f', name))).toBe(name);
        expect(['.', '..']).not.toContain(name);
      }),
    );
  });
});
