import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ProfileError } from '../../../src/profile/error.js';
import { parseGoroutines } from '../../../src/profile/legacy/goroutines.js';
import { decodeProfile } from '../../../src/profile/open.js';
import type { Profile } from '../../../src/profile/profile.js';
import { profileLine } from '../../../src/profile/sniff.js';
import { showSamples } from './show.js';

const MEGABYTE = 1 << 20;
const decode = (bytes: Uint8Array): Promise<Profile> => decodeProfile(bytes, { inflateLimit: 1 << 28 });
/** A megabyte of a text over and over. */
const filled = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length));

/** Lines that a careless expression takes minutes for: each fails only at its end. */
const lines: readonly string[] = [
  `\t/a${filled(':1 ')}\u2028`,
  `\t/a${filled(':1 +0x1 fp=0x1')}`,
  `\t${filled(' ')}x`,
  `main.f(${filled('(')}`,
  `main.f${filled('()')}x)`,
  `main.${filled('struct { ')}()`,
  `main.f(${filled('0x1, ')})`,
  `created by ${filled('a ')}`,
  `created by main.f${filled(' in goroutine 1')}x`,
  filled('goroutine 1 '),
  filled('x goroutine 1 ['),
  filled('goroutine 1 gp=0x1 '),
  `goroutine 1${filled(' m=1')}`,
  `x ${filled('] {"')}`,
  filled('\u001b['),
  filled('\u001b]8;;'),
  filled('panic: '),
  filled(' '),
  filled('2026-11-26T00:00:00Z '),
  `[originating from goroutine ${filled('1')}`,
];

describe('a hostile dump is read in the time of a harmless one', () => {
  it.each(lines.map((line) => [line.slice(0, 30), line] as const))('%j …', async (_, line) => {
    const text = [
      'goroutine 7 [running]:',
      'main.g(0x1)',
      '\t/g.go:1',
      line,
      'main.h(0x1)',
      '\t/h.go:2',
      '',
    ].join('\n');
    const samples = showSamples(await decode(gzipSync(text)));
    expect(samples).toHaveLength(1);
    expect(samples[0]).toMatch(/^1: main\.g\(\/g\.go:1\) .*\{state=running\}$/);
    expect(profileLine(text)).toBe(0);
    expect(profileLine(`x\n${line}`)).toBe(undefined);
  });

  it.each([
    ['labels', ` labels:{"a": "b", "c": "${filled('\\"')}"}]:`, '{state=running, a=b}'],
    ['many labels', ` labels:{"a": "b"${filled(', "": ""')}}]:`, '{state=running, a=b}'],
    ['labels of Go 1.27', `] {a: b, c: "${filled('\\\\')}"}:`, '{state=running, a=b}'],
    ['a state', filled('a, '), ''],
    ['a state with marks', `${filled(' (scan)')}]:`, ''],
  ])('%s of a megabyte leave the goroutine', async (_, rest, tags) => {
    const text = `goroutine 7 [running${rest}\nmain.g(0x1)\n\t/g.go:1\n`;
    const [sample = '', ...others] = showSamples(await decode(gzipSync(text)));
    expect(others).toEqual([]);
    expect(sample.slice(0, 120)).toContain(`1: main.g(/g.go:1)${tags === '' ? '' : ` ${tags}`}`);
  });

  it('of nothing but line ends, headers or writers', async () => {
    const few = 'goroutine 1 [running]:\n';
    for (const end of ['\n', '\r', '\r\n']) {
      const { samples } = await decode(Buffer.from(few + filled(end)));
      expect(samples.count).toBe(1);
    }
    const headers = filled('goroutine 1 [running]:\n');
    expect((await decode(Buffer.from(headers))).samples.count).toBe(headers.split('\n').length - 1);
    const writers = Array.from({ length: 20_000 }, (_, i) => `writer${String(i)} | goroutine 1 [running]:`);
    expect((await decode(Buffer.from(writers.join('\n')))).samples.count).toBe(writers.length);
    const long = Array.from(
      { length: 2000 },
      (_, i) => `${'[. '.repeat(160)}${String(i)} goroutine 1 [a]:\nx`,
    );
    expect((await decode(Buffer.from(long.join('\n')))).samples.count).toBe(long.length);
  });
});

describe('a text of more goroutines than a program has', () => {
  const refused = (text: string): string => {
    try {
      parseGoroutines(Buffer.from(text, 'latin1'));
      return '';
    } catch (error) {
      return (error as ProfileError).message;
    }
  };

  it('is refused in words', () => {
    const header = 'goroutine 1 [x]:\n';
    expect(refused(header.repeat(2 ** 20 + 1))).toBe(
      'The profile has more than 1,048,576 goroutines, the most that can be read.',
    );
  });

  it('as is one of more labels', () => {
    const labels = Array.from({ length: 3000 }, (_, i) => `"${i}": ""`).join(', ');
    expect(refused(`goroutine 1 [running labels:{${labels}}]:\n`.repeat(700))).toMatch(
      /more than 2,097,152 labels of goroutines/,
    );
  });
});
