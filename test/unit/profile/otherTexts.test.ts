import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { parseLegacy } from '../../../src/profile/legacy/parseLegacy.js';
import type { Profile } from '../../../src/profile/profile.js';
import { showMappings, showSamples, showTypes } from './show.js';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function parse(...lines: readonly string[]): Profile {
  const profile = parseLegacy(latin1(`${lines.join('\n')}\n`));
  if (profile === undefined) throw new Error('In no legacy format.');
  return profile;
}

function refusal(...lines: readonly string[]): string {
  try {
    parse(...lines);
  } catch (error) {
    expect(error).toBeInstanceOf(ProfileError);
    return (error as ProfileError).message;
  }
  throw new Error('The profile was accepted.');
}

describe('heap profiles of jemalloc', () => {
  it('have a sample for each thread of a stack, with its name where the header has one', () => {
    const profile = parse(
      'heap_v2/1',
      '  t*: 4: 400 [0: 0]',
      '  t0: 3: 300 [0: 0] main thread',
      '  t12: 1: 100 [0: 0]',
      '@ 0x400010 0x400020',
      '  t*: 4: 400 [0: 0]',
      '  t0: 3: 300 [0: 0]',
      '  t12: 1: 100 [0: 0]',
      '',
      'MAPPED_LIBRARIES:',
      '00400000-00500000 r-xp 00000000 00:00 1 /usr/bin/app',
    );
    expect(showTypes(profile)).toBe('objects/count space/bytes every 1 space/bytes');
    expect(showSamples(profile)).toEqual([
      '3 300: 0x40000f 0x40001f {bytes=100, thread=0, thread_name=main thread}',
      '1 100: 0x40000f 0x40001f {bytes=100, thread=12}',
    ]);
    expect(showMappings(profile)).toEqual(['400000-500000 0 /usr/bin/app 40000f,40001f']);
  });

  it('take the sampling out as their header says, so that all threads add up to what jeprof shows', () => {
    // 1 / (1 - exp(-100 / 1048576)) = 10486.26…: 4 objects of 100 bytes stand for 41945 of 4194504.
    const profile = parse(
      'heap_v2/1048576',
      '  t*: 4: 400 [0: 0]',
      '@ 0x10',
      '  t*: 4: 400 [0: 0]',
      '  t1: 1: 100 [0: 0]',
      '  t2: 3: 300 [0: 0]',
    );
    expect(profile.period).toBe(1048576n);
    expect(showSamples(profile)).toEqual([
      '10487 1048626: 0xf {bytes=100, thread=1}',
      '31458 3145878: 0xf {bytes=100, thread=2}',
    ]);
    const [objects, space] = profile.samples.values.map((column) => Number(column[0]) + Number(column[1]));
    const scale = 1 / (1 - Math.exp(-100 / 1048576));
    expect([objects, space]).toEqual([Math.trunc(4 * scale), Math.trunc(400 * scale)]);
  });

  it('keep what threads do not account for, and do not believe lines that say more than their total', () => {
    expect(
      showSamples(
        parse(
          'heap_v2/1',
          '',
          't*: 9: 90 [0: 0]',
          '@ 0x10',
          't*: 3: 30 [0: 0]',
          't1: 1: 10 [0: 0]',
          '@ 0x20',
          't*: 1: 10 [0: 0]',
          't1: 5: 50 [0: 0]',
          '@ 0x30',
          't*: 5: 50 [0: 0]',
        ),
      ),
    ).toEqual([
      '1 10: 0xf {bytes=10, thread=1}',
      '2 20: 0xf {bytes=10}',
      '1 10: 0x1f {bytes=10}',
      '5 50: 0x2f {bytes=10}',
    ]);
  });

  it('have four sample types where what was ever allocated is recorded', () => {
    const profile = parse(
      'heap_v2/1',
      't*: 1: 10 [3: 30]',
      '@ 0x10',
      't*: 1: 10 [3: 30]',
      't1: 1: 10 [3: 30]',
    );
    expect(showTypes(profile)).toBe(
      'alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes every 1 space/bytes',
    );
    expect(showSamples(profile)).toEqual(['3 30 1 10: 0xf {bytes=10, thread=1}']);
  });

  it('are refused where a line is no count', () => {
    expect(refusal('heap_v2/1', '@ 0x10', '  t1: many')).toBe(
      'Line 3 is not a sample of a heap profile: "t1: many".',
    );
    expect(refusal('heap_v2/1', '@ 0x10', 't1: 99999999999999999999: 1 [0: 0]')).toMatch(
      /^Line 3 has a number/,
    );
  });
});

describe('profiles with their symbols before them', () => {
  const heap = (...stack: readonly string[]): readonly string[] => [
    '--- heap',
    'heap profile:      3:      300 [     0:        0] @ heapprofile',
    `     3:      300 [     0:        0] @ ${stack.join(' ')}`,
  ];

  it('have the names, at addresses of calls or one after, and the binary', () => {
    const profile = parse(
      '--- symbol',
      'binary=/srv/todo.php',
      '0x0000000000000008 root',
      '0x000000000000000f Todo::add()',
      '---',
      ...heap('0x0000000000000010', '0x0000000000000008', '0x99'),
      '',
      'MAPPED_LIBRARIES:',
      '',
    );
    expect(showSamples(profile)).toEqual(['3 300: Todo::add()(:0) root(:0) 0x98 {bytes=100}']);
    expect(profile.strings.text(profile.mappings[0]?.file ?? 0)).toBe('/srv/todo.php');
    expect(profile.mappings[0]?.hasFunctions).toBe(true);
  });

  it('have what is inlined innermost first, and keep the operator --', () => {
    const { strings, lines, functions, locations } = parse(
      '--- symbol',
      '0x10 main--Loop::run()--It::operator--(int)',
      '---',
      ...heap('0x10'),
    );
    expect([...locations.lineOffsets]).toEqual([0, 3]);
    expect([...lines.func].map((func) => strings.text(functions.name[func] ?? 0))).toEqual([
      'It::operator--(int)',
      'Loop::run()',
      'main',
    ]);
  });

  it('may be of jemalloc, of contention or a binary CPU profile', () => {
    const symbols = ['--- symbol', '0x10 leaf', '0x20 caller', '---'];
    expect(
      showSamples(
        parse(...symbols, '--- heap', 'heap_v2/1', 't*: 1: 1 [0: 0]', '@ 0x10 0x20', 't*: 1: 1 [0: 0]'),
      ),
    ).toEqual(['1 1: leaf(:0) caller(:0) {bytes=1}']);
    expect(
      showSamples(parse(...symbols, '--- contention', '--- contentionz 1 ---', '7 2 @ 0x10 0x20')),
    ).toEqual(['2 7: leaf(:0) caller(:0)']);
    const words = BigUint64Array.of(0n, 3n, 0n, 100n, 0n, 5n, 2n, 0x10n, 0x20n, 1n, 1n, 0x10n, 0n, 1n, 0n);
    const cpu = Buffer.concat([
      latin1([...symbols, '--- profile', ''].join('\n')),
      Buffer.from(words.buffer),
    ]);
    const profile = parseLegacy(cpu);
    if (profile === undefined) throw new Error('In no legacy format.');
    expect(showSamples(profile)).toEqual(['5 500000: leaf(:0) caller(:0)', '1 100000: leaf(:0)']);
  });

  it('count the lines of the file where they are damaged', () => {
    expect(refusal('--- symbol', '0x10 main', '---', ...heap('0x10'), 'junk')).toBe(
      'Line 7 is not a sample of a heap profile: "junk".',
    );
    expect(refusal('--- symbol', '0x11112222333344445 main', '---')).toMatch(/^Line 2 has an address/);
  });
});

describe('texts behind a banner or inside a log', () => {
  const heap = [
    'heap profile: 3: 300 [3: 300] @ heapprofile',
    '  3: 300 [3: 300] @ 0x400010 0x400020',
    '',
    'MAPPED_LIBRARIES:',
    '00400000-00500000 r-xp 00000000 00:00 469945 /usr/bin/shadow',
  ];

  it('open, whatever stands before and after them', () => {
    for (const text of [
      ['=====', 'Collect heap pprof via http client', '=====', ...heap],
      ['I1125 10:00:00 main.cc:1] starting', ...heap.slice(0, 2), 'I1125 10:00:01 main.cc:2] done', 'bye'],
      ['', '', ...heap, '', 'curl exited with 0'],
    ]) {
      expect(showSamples(parse(...text))).toEqual(['3 300: 0x40000f 0x40001f {bytes=100}']);
    }
  });

  it.each([
    [['goroutine profile: total 2', '2 @ 0x11 0x21', '#\t0x10\tmain.a+0x1\t/a.go:1'], 'goroutine/count'],
    [['--- contentionz 1 ---', 'cycles/second = 1000000000', '7 2 @ 0x11'], 'contentions/count'],
    [['--- mutex:', 'cycles/second=1000000000', '7 2 @ 0x11'], 'contentions/count'],
    [
      ['--- threadz 1 ---', '', '--- Thread 7f (name: a/1) stack: ---', '  0x11', '--- Memory map: ---'],
      'thread/count',
    ],
    [['--- Thread 7f (name: a/1) stack: ---', '  0x11', '--- Memory map: ---'], 'thread/count'],
    [
      ['--- heapz 1 ---', 'format = java', 'resolution = bytes', '8 2 @ 0x11', '0x11 a.b (C.java:1)'],
      'inuse_objects/count',
    ],
    [['heap_v2/1', 't*: 1: 1 [0: 0]', '@ 0x11', 't*: 1: 1 [0: 0]'], 'objects/count'],
    [['--- symbol', '0x11 main', '---', '--- heap', ...heap], 'objects/count'],
  ])('may be of any text format: %j', (text, type) => {
    expect(showTypes(parse('a banner', '', ...text))).toContain(type);
    expect(showTypes(parse('a banner', '', ...text, 'a log goes on', 'and on'))).toContain(type);
  });

  it('are refused, naming the line of the file, where something else stands between', () => {
    expect(refusal('banner', ...heap.slice(0, 2), 'I am in the way', ...heap.slice(1, 2))).toBe(
      'Line 4 is not a sample of a heap profile: "I am in the way".',
    );
  });

  it('are looked for in the first megabyte only', () => {
    const far = ['x'.repeat(1 << 20), ...heap].join('\n');
    expect(parseLegacy(latin1(far))).toBeUndefined();
  });
});
