import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeProfile } from '../../../src/profile/open.js';
import { showSamples } from './show.js';

async function read(...lines: readonly string[]): Promise<string[]> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return showSamples(await decodeProfile(bytes, { inflateLimit: 1 << 26 }));
}
const DUMP = ['goroutine 1 [running]:', 'main.f(0x1)', '\t/a.go:1 +0x1d', '', 'goroutine 2 [sleep]:'];
const GOROUTINES = ['1: main.f(/a.go:1) {state=running}', '1: {state=sleep}'];
const COUNT = ['goroutine profile: total 1', '1 @ 0x1', '#\t0x1\tmain.g+0x1\t/b.go:1', ''];

describe('goroutines beside another text format', () => {
  it.each([
    'heap profile: 1: 2 [3: 4] @',
    'INFO heap profile: 1: 2 [3: 4] @ heap',
    '--- threadz 1 ---',
    '--- Thread 1 (name: a/1) stack: ---',
    '--- contentionz 1 ---',
    '--- heapz 1 ---',
    '--- symbol',
    'heap_v2/524288',
    'goroutine profile: total 5',
  ])('are read, wherever a log says %j', async (line) => {
    expect(await read(line, ...DUMP)).toEqual(GOROUTINES);
    expect(await read('starting', line, ...DUMP)).toEqual(GOROUTINES);
    expect(await read('starting', line, '0x1', ...DUMP)).toEqual(GOROUTINES);
    expect(await read('starting', ...DUMP, '', line)).toEqual(GOROUTINES);
  });

  it('are read if they come first', async () => {
    expect(await read(...DUMP, '', ...COUNT)).toEqual(GOROUTINES);
    expect(await read('a log', ...COUNT, ...DUMP)).toEqual(['1: main.g(/b.go:1)']);
  });

  it('leave the refusal of what is damaged as it is, if there are none', async () => {
    await expect(read('a log', 'heap profile: 1: 2 [3: 4] @ heap', '#', 'x', '# x')).rejects.toThrow(
      'Line 4',
    );
  });
});

describe('goroutines in a log with control characters', () => {
  const link = (end: string): string => `\x1b]8;;http://x${end}app\x1b]8;;${end} `;

  it.each<[string, string, string]>([
    ['backspaces', 'progress\b\b\b10%\n', ''],
    ['other controls', '\x01\x02start\n', ''],
    ['a bell on a line that begins like a message', 'retry\x07\n', ''],
    ['links that end with BEL', '', link('\x07')],
    ['links that end with ESC \\', '', link('\x1b\\')],
    ['a few NULs', '\0'.repeat(100), ''],
  ])('of %s are read', async (_, before, prefix) => {
    const text = before + DUMP.map((line) => `${prefix}${line}`).join('\n');
    expect(await read(text)).toEqual(GOROUTINES);
    const zipped = await decodeProfile(gzipSync(text), { inflateLimit: 1 << 26 });
    expect(showSamples(zipped)).toEqual(GOROUTINES);
  });

  it('are read behind as many NULs as truncating a log leaves', async () => {
    const nuls = '\0'.repeat(1 << 20);
    expect(await read(nuls + DUMP.join('\n'))).toEqual(GOROUTINES);
    const utf16 = Buffer.from(`\ufeff${nuls}${DUMP.join('\n')}`, 'utf16le');
    for (const bytes of [Buffer.from(nuls + DUMP.join('\n')), utf16, Buffer.from(utf16).swap16()]) {
      const zipped = await decodeProfile(gzipSync(bytes), { inflateLimit: 1 << 26 });
      expect(showSamples(zipped)).toEqual(GOROUTINES);
    }
  });

  it('are looked for in vain', async () => {
    const nuls = '\0'.repeat(1 << 20);
    await expect(read(nuls)).rejects.toThrow('not a profile');
    for (const inflateLimit of [1 << 19, 1 << 26])
      await expect(decodeProfile(gzipSync(nuls), { inflateLimit })).rejects.toThrow('not a profile');
    await expect(read(`\x01${'no header here\n'.repeat(99)}`)).rejects.toThrow('not a profile');
  });
});
