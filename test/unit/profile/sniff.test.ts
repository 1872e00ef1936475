import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTextProfile, mayBeProfile, profileLine } from '../../../src/profile/sniff.js';
import { recording } from '../../support/golden.js';

const texts = [
  'heap profile: 1: 2 [3: 4] @ heap/1048576',
  'goroutine profile: total 12',
  'threadcreate profile: total 9',
  '--- contentionz 1 ---',
  '--- mutex:',
  '--- threadz 1 ---',
  '--- heapz 1 ---',
  '--- symbol',
  'heap_v2/524288',
  'goroutine 1 [running]:',
  'goroutine 7 gp=0xc000 m=nil [chan receive, 5 minutes]:',
  'goroutine 8 [running labels:{"a": "x]"}]:',
  'goroutine 8 [running] {a: "x]"}:',
];
const others = [
  'package heap',
  '',
  '# heap profile: of my mother',
  'goroutines are cheap',
  'profile: total 5',
];

describe('telling profiles from other files', () => {
  it.each(texts)('knows the text %s', (line) => {
    expect(isTextProfile(line)).toBe(true);
    expect(mayBeProfile(new TextEncoder().encode(`${line}\nmore`))).toBe(true);
  });

  it.each(others)('leaves %j alone', (line) => {
    expect(mayBeProfile(new TextEncoder().encode(`${line}\nmore`))).toBe(false);
  });

  it('knows profile.proto, compressed or not', () => {
    expect(mayBeProfile(recording('heap.pb.gz').subarray(0, 1024))).toBe(true);
    expect(mayBeProfile(Uint8Array.of(0x0a, 4, 8, 1, 16, 2))).toBe(true);
    expect(mayBeProfile(gzipSync('anything'))).toBe(true);
  });

  it('knows a goroutine whose labels go on past the first kilobyte', () => {
    const text = `goroutine 8 [running labels:{"a": "${'b'.repeat(2000)}"}]:\n`;
    expect(mayBeProfile(new TextEncoder().encode(text).subarray(0, 1024))).toBe(true);
  });

  it('is the rule that the manifest gives VS Code for first lines', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
      contributes: { languages: { firstLine: string }[] };
    };
    const rule = new RegExp(manifest.contributes.languages[0]?.firstLine ?? '(?!)');
    for (const line of [...texts, ...others]) expect(rule.test(line)).toBe(isTextProfile(line));
  });
});

describe('where a profile begins in a text', () => {
  it.each<[number | undefined, string]>([
    [0, 'heap profile: 1: 2 [3: 4] @ heap/1048576\n'],
    [0, 'goroutine 1 [running]:\n'],
    [0, '\ufeffgoroutine 1 [running]:\n'],
    [2, 'a\r\nb\r\ngoroutine 1 [running] {a: "x]"}:\r\n'],
    [1, 'a\rgoroutine 1 [running]:\rmain.f()\r'],
    [1, 'starting\napp_1  | goroutine 1 [running]:\n'],
    [1, 'starting\nfatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select]:\n'],
    [1, 'x\n2026/11/26 00:00:00 app: panic: a\n\tpanic: b\n[signal SIGSEGV]\n\ngoroutine 1 [running]:\n'],
    [2, 'x\nno panic\nSIGQUIT: quit\n\ngoroutine 1 [running]:\n'],
    [1, 'x\ngoroutine profile: total 3\n'],
    [undefined, ''],
    [undefined, 'panic: boom\n\nexit status 2\n'],
    [undefined, 'a worker in goroutine 5 [busy] panicked\n'],
    [undefined, `${'x\n'.repeat(1 << 15)}goroutine 1 [running]:\n`],
  ])('is line %j of %j', (line, text) => {
    expect(profileLine(text)).toBe(line);
  });
});
