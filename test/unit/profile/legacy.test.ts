import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { parseLegacy } from '../../../src/profile/legacy/parseLegacy.js';
import { decodeProfile } from '../../../src/profile/open.js';
import type { Profile } from '../../../src/profile/profile.js';
import { showMappings, showSamples, showTypes } from './show.js';

const recordings = new URL('../../fixtures/bigkey/profiles/', import.meta.url);

function parse(text: string | Uint8Array): Profile {
  const profile = parseLegacy(typeof text === 'string' ? Buffer.from(text) : text);
  if (profile === undefined) throw new Error('In no legacy format.');
  return profile;
}

function refusal(text: string | Uint8Array): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ProfileError);
    return (error as ProfileError).message;
  }
  throw new Error('The profile was accepted.');
}

describe('heap texts', () => {
  it('have two sample types where allocated is what is in use, and the block size as a label', () => {
    const profile = parse('heap profile: 3: 48 [3: 48] @ heapprofile\n 3: 48 [3: 48] @ 0x401000 0x402000\n');
    expect(showTypes(profile)).toBe('objects/count space/bytes every 1 space/bytes');
    // Every address is one after the call.
    expect(showSamples(profile)).toEqual(['3 48: 0x400fff 0x401fff {bytes=16}']);
    expect(showMappings(profile)).toEqual(['0-ffffffffffffffff 0 400fff,401fff']);
  });

  it('have four where they differ, allocations first', () => {
    const profile = parse('heap profile: 1: 16 [3: 48] @ heapprofile\n1: 16 [3: 48] @ 0x1\n');
    expect(showTypes(profile)).toBe(
      'alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes every 1 space/bytes',
    );
    expect(showSamples(profile)).toEqual(['3 48 1 16: 0x0 {bytes=16}']);
  });

  it.each([
    // 1 / (1 - exp(-1024 / 524288)) = 512.5001…
    ['heap_v2/524288', '512 524800', 524288],
    ['heapz_v2/524288', '512 524800', 524288],
    // Twice the rate is written here.
    ['heap/1048576', '512 524800', 524288],
    ['heap_v2/1', '1 1024', 1],
    ['heap_v2', '1 1024', 0],
    ['heap', '1 1024', 0],
    ['heapprofile/524288', '1 1024', 1],
    ['growthz', '1 1024', 1],
    ['growth', '1 1024', 1],
    ['fragmentationz', '1 1024', 1],
  ])('are unsampled as %s asks', (kind, values, period) => {
    const profile = parse(`heap profile: 1: 1024 [1: 1024] @ ${kind}\n1: 1024 [1: 1024] @ 0x1001\n`);
    expect(showSamples(profile)).toEqual([`${values}: 0x1000 {bytes=1024}`]);
    expect(profile.period).toBe(BigInt(period));
  });

  it('take the names, files and lines from the symbol lines of Go, and what it hides', () => {
    const profile = parse(
      [
        'heap profile: 1: 16 [1: 16] @ heapprofile',
        '1: 16 [1: 16] @ 0x10 0x21 0x31 0x41',
        '#\t0x20\tbytes.makeSlice+0x76\t\t/usr/local/go/src/bytes/buffer.go:231',
        '#\t0x30\texample.com/c.(*T[...]).Run+0x1\t/home/a b/c.go:7',
        '',
        '2: 32 [2: 32] @ 0x99 0x98',
        '# Alloc = 4',
        '',
      ].join('\n'),
    );
    expect(showSamples(profile)).toEqual([
      '1 16: runtime.(hidden)(:0) bytes.makeSlice(/usr/local/go/src/bytes/buffer.go:231) example.com/c.(*T[...]).Run(/home/a b/c.go:7) runtime.goexit(:0) {bytes=16}',
      '2 32: 0x98 0x97 {bytes=16}',
    ]);
  });

  it('refuse what is not a sample, naming the line', () => {
    const header = 'heap profile: 1: 16 [1: 16] @ heapprofile\n';
    expect(refusal(`${header}\nnonsense\n`)).toBe('Line 3 is not a sample of a heap profile: "nonsense".');
    expect(refusal(`${header}0: 16 [0: 16] @ 0x1\n`)).toMatch(/^Line 2 has bytes but no objects/);
    expect(refusal(`${header}1: 16 [1: 16] @ 0x11112222333344445\n`)).toMatch(/^Line 2 is not a sample/);
    expect(refusal(`${header}99999999999999999999: 16 [1: 16] @ 0x1\n`)).toMatch(
      /^Line 2 has a number that is too large/,
    );
    expect(refusal(`${header}${'1'.repeat(1 << 16)}`)).toBe(
      'Line 2 is longer than the 64 KiB that a line of a profile may have.',
    );
  });

  it('take each line once, whatever is in it', () => {
    const long = 60_000;
    const lines = [
      `#\t0x20\tf+0x1\t/a${':1 '.repeat(long / 3)}\u2028`,
      `#\t0x20\tf${'+0x1'.repeat(long / 4)}`,
      `# labels: {${'"'.repeat(long)}`,
      `# labels: {"a${'\\"'.repeat(long / 2)}`,
    ];
    const text = ['heap profile: 1: 16 [1: 16] @ heapprofile', '1: 16 [1: 16] @ 0x10'];
    for (let i = 0; i < 1000; i++) text.push(lines[i % lines.length] ?? '');
    expect(showSamples(parse(text.join('\n')))).toHaveLength(1);
  });

  it('take each line of the memory map once, whatever names it is given', () => {
    const names = Array.from({ length: 100 }, (_, i) => `${'$'.repeat(30_000)}${i}=x`);
    const map = Array.from({ length: 20 }, () => '$'.repeat(60_000));
    const text = ['heap profile: 1: 16 [1: 16] @ heapprofile', '1: 16 [1: 16] @ 0x10', 'MAPPED_LIBRARIES:'];
    expect(showSamples(parse([...text, ...names, ...map].join('\n')))).toHaveLength(1);
  });

  it('take the labels up to the first that is none', () => {
    const text = [
      'goroutine profile: total 1',
      '1 @ 0x10',
      '# labels: {"a":"b, \\"c\\"", "d":"e" "f":"g"}',
      '#\t0xf\tmain.f+0x1\t/a:b/c.go:7 ',
    ];
    expect(showSamples(parse(text.join('\n')))).toEqual(['1: main.f(/a:b/c.go:7) {a=b, "c", d=e}']);
  });

  it('drop allocators from the leaf, as heap profiles do', () => {
    const { strings, dropFrames, keepFrames } = parse('heap profile: 0: 0 [0: 0] @ heapprofile\n');
    expect(`x|${strings.text(dropFrames)}|x`).toContain('|runtime\\..*|');
    expect(strings.text(keepFrames)).toBe('runtime\\.panic|runtime\\.reflectcall|runtime\\.call[0-9]*');
  });
});

describe('counts', () => {
  it('of goroutines, with labels and symbols', () => {
    const profile = parse(
      [
        '# a comment',
        'goroutine profile: total 7',
        '5 @ 0x11 0x21',
        '# labels: {"key":"a \\"b\\" \\u00e9\\xff", "worker":"0"}',
        '#\t0x10\tmain.a+0x1\t/a.go:1',
        '#\t0x20\tmain.b+0x1\t/a.go:2',
        '',
        '2 @ 0x21',
        '',
      ].join('\n'),
    );
    expect(showTypes(profile)).toBe('goroutine/count every 1 goroutine/count');
    expect(showSamples(profile)).toEqual([
      '5: main.a(/a.go:1) main.b(/a.go:2) {key=a "b" é\udcff, worker=0}',
      '2: main.b(/a.go:2)',
    ]);
  });

  it('of threads, some without a stack', () => {
    expect(showSamples(parse('threadcreate profile: total 8\n7 @\n#\t0x0\n\n1 @ 0x2\n'))).toEqual([
      '7:',
      '1: 0x1',
    ]);
  });

  it('read octal numbers and stop at the next section, as pprof does', () => {
    expect(showSamples(parse('x profile: total 1\n010 @ 0x2\n---\nnot a line\n'))).toEqual(['8: 0x1']);
  });

  it('refuse a line that is none', () => {
    expect(refusal('goroutine profile: total 1\nx\n')).toBe('Line 2 is not a count and a stack: "x".');
  });
});

describe('contention', () => {
  it('is unsampled by period and clock', () => {
    const profile = parse('--- mutex:\ncycles/second=2000000000\nsampling period=5\n300 7 @ 0x11\n');
    expect(showTypes(profile)).toBe('contentions/count delay/nanoseconds every 5 contentions/count');
    expect(showSamples(profile)).toEqual(['35 750: 0x10']);
  });

  it('of C++ has a duration and a memory map', () => {
    const profile = parse(
      '--- contentionz 1 ---\nms since reset = 20\ndiscarded samples = 0\n 5 1 @ 0x401001\n\n--- Memory map: ---\n400000-500000 r-xp 00000000 08:01 1 /bin/a\n',
    );
    expect(profile.durationNanos).toBe(20_000_000n);
    expect(showSamples(profile)).toEqual(['1 5: 0x401000']);
    expect(showMappings(profile)).toEqual(['400000-500000 0 /bin/a 401000']);
  });
});

describe('threads', () => {
  it('are samples, the same as before once more', () => {
    const profile = parse(
      [
        '--- threadz 1 ---',
        '',
        '--- Thread 7f0 (name: main/1) stack: ---',
        '  PC: 0x10 0x21: caller',
        '  0x31',
        '--- Thread 7f1 (name: a/2) stack: ---',
        '  [same as previous thread]',
        '--- Thread 7f2 (name: b/3) stack: ---',
        '  0x40 0x40',
        '--- Memory map: ---',
        '',
      ].join('\n'),
    );
    expect(showTypes(profile)).toBe('thread/count every 1 thread/count');
    // The leaf is where it is; a leaf written twice is one.
    expect(showSamples(profile)).toEqual(['2: 0x10 0x20 0x30', '1: 0x40']);
  });

  it('are refused without their memory map', () => {
    expect(refusal('--- threadz 1 ---\n--- Thread 7f0 (name: m/1) stack: ---\n 0x1\n')).toMatch(/cut short/);
  });
});

/** A binary CPU profile of words. */
function words(size: 4 | 8, littleEndian: boolean, values: readonly number[], tail = ''): Uint8Array {
  const bytes = new Uint8Array(values.length * size + tail.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (size === 4) view.setUint32(i * 4, value, littleEndian);
    else view.setBigUint64(i * 8, BigInt(value), littleEndian);
  });
  bytes.set(Buffer.from(tail), values.length * size);
  return bytes;
}

describe('binary CPU profiles', () => {
  const header = [0, 3, 0, 10_000, 0];

  it.each([
    [4, true],
    [4, false],
    [8, true],
    [8, false],
  ] as const)('of %i-byte words, little-endian %s', (size, littleEndian) => {
    const samples = [2, 3, 0x10, 0x21, 0x31, 1, 2, 0x10, 0x41];
    const profile = parse(
      words(size, littleEndian, [...header, ...samples, 0, 1, 0], '1-100 r-xp 0 1:1 1 /bin/a\n'),
    );
    expect(showTypes(profile)).toBe('samples/count cpu/nanoseconds every 10000000 cpu/nanoseconds');
    expect(showSamples(profile)).toEqual(['2 20000000: 0x10 0x20 0x30', '1 10000000: 0x10 0x40']);
    expect(showMappings(profile)).toEqual(['1-100 0 /bin/a 10,20,30,40']);
  });

  it('lose up to two frames that nearly all samples share', () => {
    const shared = Array.from({ length: 63 }, (_, i) => [1, 4, 0x100 + i, 0x71, 0x81, 0x91]).flat();
    const profile = parse(words(8, true, [...header, ...shared, 1, 2, 0x10, 0x51, 0, 1, 0]));
    const shown = showSamples(profile);
    expect(shown[0]).toBe('1 10000000: 0x100 0x90');
    expect(shown[63]).toBe('1 10000000: 0x10 0x50');
  });

  it('lose a leaf that is there twice', () => {
    const other = [1, 2, 0x30, 0x51];
    const profile = parse(words(8, true, [...header, 1, 3, 0x20, 0x20, 0x41, ...other, ...other, 0, 1, 0]));
    expect(showSamples(profile)[0]).toBe('1 10000000: 0x20 0x40');
  });

  it('of Java have names for their addresses, and keep no addresses', () => {
    const tail =
      '0x1 com.example.A.run (A.java:12)\n 0x2 foo (/lib/libjvm.so)\n0x3 generated stub/JIT\n0x9 unused (X.java:1)\n';
    const profile = parse(words(4, true, [0, 3, 1, 1, 0, 1, 4, 1, 2, 3, 4, 0, 1, 0], tail));
    expect(showSamples(profile)).toEqual([
      '1 1000: com.example.A.run(A.java:12) foo(libjvm.so:0) STUB(:0) 0x0',
    ]);
  });

  it('are none if a stack is longer than the file', () => {
    expect(parseLegacy(words(8, true, [...header, 1, 4_000_000_000, 1]))).toBeUndefined();
  });
});

describe('Java texts', () => {
  it('of the heap are unsampled', () => {
    const profile = parse(
      '--- heapz 1 ---\nformat = java\nresolution = bytes\n 1024 1 @ 0x1\n\n0x1 a.B.c (B.java:3)\n',
    );
    expect(showTypes(profile)).toBe('inuse_objects/count inuse_space/bytes every 0 ');
    expect(showSamples(profile)).toEqual(['512 524800: a.B.c(B.java:3) {bytes=1024}']);
  });

  it('of contention are multiplied by the period', () => {
    const profile = parse(
      '--- contentionz 1 ---\nformat = java\nresolution = microseconds\nsampling period = 100\nms since reset = 6\n 14 2 @ 0x1 0x2\n\n0x1 a\n0x2 b\n',
    );
    expect(showTypes(profile)).toBe('contentions/count delay/microseconds every 100 contentions/count');
    expect(showSamples(profile)).toEqual(['200 1400: a(:0) b(:0)']);
    expect(profile.durationNanos).toBe(6_000_000n);
  });
});

describe('memory maps', () => {
  const mapped = (addresses: string, map: string): string[] =>
    showMappings(
      parse(`heap profile: 0: 0 [0: 0] @ heapprofile\n1: 1 [1: 1] @ ${addresses}\nMAPPED_LIBRARIES:\n${map}`),
    );

  it('are read in both forms, with names and log prefixes', () => {
    expect(
      mapped(
        '0x1001 0x3001 0x5001 0x7001',
        [
          '00001000-00002000 r-xp 00000000 08:01 123  /bin/app (deleted)',
          '00002000-00003000 rw-p 00001000 08:01 123  /bin/app',
          '  3000-4000: /lib/a.so (@ff) abc123',
          'lib=/usr/lib',
          'x.cc:12] 0x5000 0x6000 r-xp $lib/b.so',
          'nothing',
        ].join('\n'),
      ),
    ).toEqual([
      '1000-2000 0 /bin/app 1000',
      '3000-4000 ff /lib/a.so abc123 3000',
      '5000-6000 0 /usr/lib/b.so 5000',
      '0-ffffffffffffffff 0 7000',
    ]);
  });

  it('are joined where one mapping was split, and the main binary goes first', () => {
    expect(
      mapped(
        '0x1001',
        ['1000-2000: /lib/a.so', '[vdso]', '5000-6000: /bin/app (@1000)', '6000-7000: /bin/app (@2000)'].join(
          '\n',
        ),
      ),
    ).toEqual(['5000-7000 1000 /bin/app', '1000-2000 0 /lib/a.so 1000']);
  });

  it('are corrected where a start leaves out the offset', () => {
    expect(mapped('0x401001', '402000-403000: /bin/app (@2000)')).toEqual([
      '400000-403000 0 /bin/app 401000',
    ]);
    expect(mapped('0x3001', '4000-5000: /bin/app (@2000)')).toEqual(['2000-5000 0 /bin/app 3000']);
  });

  it('give an address to the first of several mappings that hold it', () => {
    const map = ['9000-9100: /bin/app', '1000-5000: /a.so', '2000-3000: /b.so', '0-8000: /c.so'].join('\n');
    expect(mapped('0x2001 0x801 0x6001 0x9001', map)).toEqual([
      '9000-9100 0 /bin/app 9000',
      '1000-5000 0 /a.so 2000',
      '2000-3000 0 /b.so',
      '0-8000 0 /c.so 800,6000',
    ]);
  });
});

describe('goroutine dumps', () => {
  it('are a profile of goroutines', () => {
    const profile = parse(
      [
        'goroutine 1 [chan receive, 5 minutes, locked to thread]:',
        'main.(*T[...]).Run(0xc000012345, {0x1, 0x2}, ...)',
        '\t/a b/main.go:12 +0x1d',
        'main.main()',
        '\t/a b/main.go:30 +0x1d',
        '',
        'goroutine 18 gp=0xc000002380 m=nil [select]:',
        'net/http.(*conn).serve(...)',
        '\t/usr/lib/go/src/net/http/server.go:99',
        '...additional frames elided...',
        'created by net/http.(*Server).Serve in goroutine 1',
        '\t/usr/lib/go/src/net/http/server.go:3086 +0x5db fp=0xc0 sp=0xc1 pc=0x1',
        '',
        'goroutine 19 [running]:',
        '\tgoroutine running on other thread; stack unavailable',
        'created by main.main',
        '\t/a b/main.go:20 +0x1',
      ].join('\n'),
    );
    expect(showTypes(profile)).toBe('goroutine/count every 1 goroutine/count');
    expect(showSamples(profile)).toEqual([
      '1: main.(*T[...]).Run(/a b/main.go:12) main.main(/a b/main.go:30) {state=chan receive, wait=5minutes, thread=locked}',
      '1: net/http.(*conn).serve(/usr/lib/go/src/net/http/server.go:99) (frames elided)(:0) net/http.(*Server).Serve(/usr/lib/go/src/net/http/server.go:3086) {state=select}',
      '1: (stack unavailable)(:0) main.main(/a b/main.go:20) {state=running}',
    ]);
  });

  it('tell the same as the other recordings of the same moment', async () => {
    const open = (name: string): Promise<Profile> =>
      decodeProfile(readFileSync(new URL(name, recordings)), { inflateLimit: 1 << 26 });
    const [dump, text, proto] = await Promise.all(
      ['goroutine.debug2.txt', 'goroutine.debug1.txt', 'goroutine.pb.gz'].map(open),
    );
    for (const profile of [dump, text, proto]) {
      const total = [...(profile?.samples.values[0] ?? [])].reduce<number>(
        (sum, value) => sum + Number(value),
        0,
      );
      expect(total).toBe(9);
    }
    const main = 'example.com/bigkey/main.go:98';
    for (const profile of [dump, text, proto]) {
      expect(
        profile && showSamples(profile).filter((sample) => sample.includes(`main.run(${main})`)),
      ).toHaveLength(1);
    }
  });

  it('of a real heap name the line that holds the memory', async () => {
    const profile = await decodeProfile(readFileSync(new URL('heap.debug1.txt', recordings)), {
      inflateLimit: 1 << 26,
    });
    expect(showSamples(profile)[0]).toMatch(
      /bytes\.growSlice\(bytes\/buffer\.go:240\).*rdb\.\(\*Loader\)\.NextBinEntry\(example\.com\/bigkey\/pkg\/rdb\/loader\.go:142\)/,
    );
  });
});

describe('other files', () => {
  it.each([
    [
      'text',
      'hello\nworld\n',
      'This is text, but no profile: none of the text formats of pprof or Go begins like it.',
    ],
    [
      'binary',
      '\x88PNG\r\n\x1a\n\0\0\0\rIHDR',
      'This is not a profile: it is neither gzip, nor a profile.proto message, nor an older binary profile.',
    ],
  ])('of %s are refused', async (_, content, message) => {
    await expect(decodeProfile(Buffer.from(content, 'latin1'), { inflateLimit: 1 })).rejects.toThrow(message);
  });

  it('that begin as a profile but are damaged keep the reason', async () => {
    await expect(decodeProfile(Uint8Array.of(0x0a, 9, 1), { inflateLimit: 1 })).rejects.toThrow(
      /damaged at byte 2/,
    );
  });
});
