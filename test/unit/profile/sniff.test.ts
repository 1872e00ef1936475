import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTextProfile, mayBeProfile } from '../../../src/profile/sniff.js';
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

  it('is the rule that the manifest gives VS Code for first lines', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
      contributes: { languages: { firstLine: string }[] };
    };
    const rule = new RegExp(manifest.contributes.languages[0]?.firstLine ?? '(?!)');
    for (const line of [...texts, ...others]) expect(rule.test(line)).toBe(isTextProfile(line));
  });
});
