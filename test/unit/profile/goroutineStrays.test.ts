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
