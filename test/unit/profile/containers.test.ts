import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeveralProfilesError } from '../../../src/profile/container/archive.js';
import { ProfileError } from '../../../src/profile/error.js';
import { inflateWithPako } from '../../../src/profile/container/inflate.js';
import { decodeProfile, type DecodeOptions } from '../../../src/profile/open.js';
import { inflateNode } from '../../../src/session/platform/node/inflate.js';
import { inflateZstdNode } from '../../../src/session/platform/node/inflateZstd.js';
import { inflateWeb } from '../../../src/session/platform/web/inflate.js';
import { tar, type TestFile, zip, zstdFrame, zstdZeros } from '../../support/archives.js';
import { file, message, num, strings } from './proto.js';

const LIMIT = 1 << 26;
const space = file(message(1, num(1, 1), num(2, 2)), strings('', 'space', 'bytes'));
const cpu = file(message(1, num(1, 1), num(2, 2)), strings('', 'cpu', 'nanoseconds'));
const text = Buffer.from('heap profile: 1: 16 [1: 16] @ heapprofile\n1: 16 [1: 16] @ 0x11\n');
const readme = Buffer.from('Read me.\n');
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** The first sample type of what the bytes decode to. */
async function typeOf(bytes: Uint8Array, options: Partial<DecodeOptions> = {}): Promise<string> {
  const profile = await decodeProfile(bytes, { inflateLimit: LIMIT, ...options });
  return profile.strings.text(profile.sampleTypes[0]?.type ?? 0);
}

async function refusal(bytes: Uint8Array, options: Partial<DecodeOptions> = {}): Promise<ProfileError> {
  const error: unknown = await typeOf(bytes, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProfileError);
  return error as ProfileError;
}

const sentence = async (...args: Parameters<typeof refusal>): Promise<string> =>
  (await refusal(...args)).message;

const onNode = { inflate: inflateNode, inflateZstd: inflateZstdNode };

describe.each([
  ['anywhere', {}],
  ['on Node', onNode],
  ['in a browser', { inflate: inflateWeb }],
])('containers, %s', (_, platform) => {
  it('zstd holds any profile, its gzip too', async () => {
    for (const content of [space, gzipSync(space)]) {
      for (const block of [1 << 17, 1, 7]) {
        expect(await typeOf(zstdFrame(content, block), platform)).toBe('space');
      }
    }
    expect(await typeOf(zstdFrame(text), platform)).toBe('objects');
  });

  it('zstd may be compressed indeed', async () => {
    // zstd -19 of a profile with a string of 64 times `pprof `.
    const bytes = Buffer.from(COMPRESSED, 'base64');
    expect(await typeOf(bytes, platform)).toBe('space');
  });

  it('zstd may be of several frames, with some to skip', async () => {
    const skipped = Uint8Array.of(0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
    const bytes = join(skipped, zstdFrame(space.subarray(0, 5)), skipped, zstdFrame(space.subarray(5)));
    expect(await typeOf(bytes, platform)).toBe('space');
  });

  it('zip and tar hold one profile among other files', async () => {
    const files = [
      { name: 'docs/README', content: readme },
      { name: 'docs/', content: new Uint8Array(), isStored: true },
      { name: 'heap.pb.gz', content: gzipSync(space) },
      { name: '__MACOSX/._heap.pb.gz', content: Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0) },
    ];
    for (const isStored of [false, true]) {
      expect(await typeOf(zip(files.map((f) => ({ ...f, isStored }))), platform)).toBe('space');
    }
    expect(await typeOf(zip(files, 'a comment PK\x05\x06'), platform)).toBe('space');
    const archive = tar(files);
    for (const bytes of [archive, gzipSync(archive), zstdFrame(archive), zstdFrame(gzipSync(archive))]) {
      expect(await typeOf(bytes, platform)).toBe('space');
    }
  });

  it.each([
    ['as it is', space, 'space'],
    ['with gzip', gzipSync(space), 'space'],
    ['with zstd', zstdFrame(space), 'space'],
    ['as text', text, 'objects'],
  ])('archives hold a profile %s', async (_how, content, type) => {
    const files = [{ name: 'a', content }];
    for (const bytes of [zip(files), zip([{ name: 'a', content, isStored: true }]), tar(files)]) {
      expect(await typeOf(bytes, platform)).toBe(type);
    }
  });

  it('is refused past the limit while it inflates, whatever is around it', async () => {
    const says =
      'The profile inflates to more than 4 MiB; raise the setting pprofLens.inflateLimit to open it.';
    const string = join(file(strings('', 'space')), Buffer.from([0x32, 0x80, 0x80, 0x80, 16]));
    const bomb = join(string, Buffer.alloc(32 << 20, 'x'));
    const lines = join(text, Buffer.alloc(32 << 20, '#\n'));
    const zeros = zstdZeros(1 << 12);
    const runs = join(zeros.subarray(0, 6), zstdFrame(string).subarray(6), zeros.subarray(6));
    runs.set([(runs[6] ?? 0) & 254], 6);
    for (const bytes of [
      zip([{ name: 'a', content: bomb }]),
      zip([{ name: 'a', content: lines }]),
      tar([{ name: 'a', content: gzipSync(lines) }]),
      gzipSync(tar([{ name: 'a', content: bomb }])),
      zstdFrame(gzipSync(bomb)),
      zstdFrame(bomb),
      runs,
    ]) {
      const options = { ...platform, inflateLimit: 4 << 20 };
      expect(await sentence(bytes, options)).toBe(says);
    }
    // Half a gigabyte of zeros in sixteen kilobytes, which are nothing that is known.
    expect(await sentence(zeros, { ...platform, inflateLimit: 4 << 20 })).toMatch(/^This is not a profile/);
  });

  it('is any of: a damaged, a cut or a random file gives a ProfileError or a profile', async () => {
    const files = [
      { name: 'a.pb.gz', content: gzipSync(space) },
      { name: 'b.txt', content: readme },
    ];
    const whole: readonly Uint8Array[] = [
      zip(files),
      zip([{ name: 'x', content: space }]),
      tar(files),
      gzipSync(tar(files)),
      zstdFrame(gzipSync(space)),
      Buffer.from(COMPRESSED, 'base64'),
    ];
    const check = async (bytes: Uint8Array): Promise<void> => {
      try {
        await decodeProfile(bytes, { inflateLimit: 1 << 20, ...platform });
      } catch (error) {
        expect(error).toBeInstanceOf(ProfileError);
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        fc.option(fc.nat()),
        async (bytes, changes, cut) => {
          const changed = Uint8Array.from(bytes);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          await check(cut === null ? changed : changed.subarray(0, cut % changed.length));
        },
      ),
      { numRuns: 400 },
    );
    const magics = ['PK\x03\x04', '\x28\xb5\x2f\xfd', '\x1f\x8b', ''];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 300 }), (magic, bytes) =>
        check(join(Buffer.from(magic, 'latin1'), bytes)),
      ),
    );
  });
});

/** Of `file(message(1, num(1, 1), num(2, 2)), strings('', 'space', 'bytes', 'pprof '.repeat(64)))`. */
const COMPRESSED = 'KLUv/WSZADUBAPgKBAgBEAIyADIFc3BhY2UyBWJ5dGVzMoADcHByb2YgAQDfRS1O4phSSQ==';

describe('choosing from an archive', () => {
  const files: readonly TestFile[] = [
    { name: 'README', content: readme },
    { name: 'a/heap.pb.gz', content: gzipSync(space) },
    { name: 'b/cpu.pb.gz', content: gzipSync(cpu) },
    { name: 'a/heap.pb.gz', content: gzipSync(cpu) },
  ];

  it.each([
    ['zip', zip(files)],
    ['tar', tar(files)],
  ])('%s: several profiles are named, with their place and size', async (_, bytes) => {
    const error = await refusal(bytes);
    expect(error).toBeInstanceOf(SeveralProfilesError);
    expect(error.code).toBe('severalProfiles');
    expect(error.message).toBe(
      'The archive holds 3 profiles (a/heap.pb.gz, b/cpu.pb.gz, a/heap.pb.gz); choose one of them.',
    );
    expect((error as SeveralProfilesError).entries.map(({ index, name }) => [index, name])).toEqual([
      [1, 'a/heap.pb.gz'],
      [2, 'b/cpu.pb.gz'],
      [3, 'a/heap.pb.gz'],
    ]);
  });

  it.each([
    ['zip', zip(files)],
    ['tar', tar(files)],
  ])('%s: a file is chosen by name, and by place among those of one name', async (_, bytes) => {
    const told: unknown[] = [];
    const open = (name: string, index?: number): Promise<string> =>
      typeOf(bytes, {
        entry: { name, ...(index !== undefined && { index }) },
        onEntry: (entry) => told.push([entry.index, entry.name]),
      });
    expect(await open('b/cpu.pb.gz')).toBe('cpu');
    expect(await open('a/heap.pb.gz')).toBe('space');
    expect(await open('a/heap.pb.gz', 3)).toBe('cpu');
    // In the archive as it is now another file has that place.
    expect(await open('a/heap.pb.gz', 2)).toBe('space');
    expect(told).toEqual([
      [2, 'b/cpu.pb.gz'],
      [1, 'a/heap.pb.gz'],
      [3, 'a/heap.pb.gz'],
      [1, 'a/heap.pb.gz'],
    ]);
    expect(await sentence(bytes, { entry: { name: '../../etc/passwd' } })).toBe(
      'The archive has no file "../../etc/passwd".',
    );
    expect(await sentence(bytes, { entry: { name: 'README' } })).toMatch(/^This is text, but no profile/);
  });

  it('a thousand are offered, with short names', async () => {
    const many = Array.from({ length: 1100 }, (_, i) => ({
      name: `${i}${'x'.repeat(2000)}`,
      content: space,
      isStored: true,
    }));
    const error = await refusal(zip(many));
    expect(error.message).toMatch(/^The archive holds 1100 profiles \(0x{99}…, 1x{99}…, 2x{99}…, …\)/);
    const { entries } = error as SeveralProfilesError;
    expect(entries).toHaveLength(1000);
    expect(Math.max(...entries.map(({ name }) => name.length))).toBe(1024);
    expect(await typeOf(zip(many), { entry: entries[999] ?? { name: '' } })).toBe('space');
  });

  it('tar has long names, of pax and of GNU', async () => {
    const name = `${'ä/'.repeat(100)}heap.pb`;
    for (const kind of ['pax', 'gnu'] as const) {
      const bytes = tar([{ name, content: space }], kind);
      expect(await typeOf(bytes, { entry: { name } })).toBe('space');
    }
  });
});

describe('containers that are refused', () => {
  it.each<[string, Uint8Array, string | RegExp]>([
    ['nothing in it', zip([]), 'The archive holds no file.'],
    [
      'no profile in it',
      zip([
        { name: 'a', content: readme },
        { name: 'b', content: readme },
      ]),
      'None of the 2 files in the archive is a profile.',
    ],
    ['one file that is none', zip([{ name: 'a', content: readme }]), /^This is text, but no profile/],
    [
      'an empty file',
      zip([{ name: 'a', content: new Uint8Array(), isStored: true }]),
      'The file "a" in the archive is empty.',
    ],
    [
      'a zip in a zip',
      zip([{ name: 'a', content: zip([{ name: 'b', content: space }]) }]),
      'This is an archive inside another; take it out and open it by itself.',
    ],
    [
      'a tar.gz in a zip',
      zip([{ name: 'a', content: gzipSync(tar([{ name: 'b', content: space }])) }]),
      'This is an archive inside another; take it out and open it by itself.',
    ],
    ['gzip twice in a zip', zip([{ name: 'a', content: gzipSync(gzipSync(space)) }]), /gzip twice/],
    [
      'zstd twice',
      zstdFrame(zstdFrame(space)),
      'The profile was compressed twice; decompress it once and open the result.',
    ],
    [
      'zstd in gzip',
      gzipSync(zstdFrame(space)),
      'The profile was compressed twice; decompress it once and open the result.',
    ],
    [
      'encrypted',
      zip([{ name: 'a', content: space, flags: 1 }]),
      'The file "a" in the archive is encrypted; take it out with its password and open that.',
    ],
    [
      'another method',
      zip([{ name: 'a', content: space, method: 12 }]),
      /^The file "a" in the archive is compressed with bzip2, which is not read here/,
    ],
    ['an unknown method', zip([{ name: 'a', content: space, method: 77 }]), /compressed with method 77/],
    [
      'zip64 sizes',
      zip([{ name: 'a', content: space, size: 0xffffffff }]),
      /^The zip archive is in the 64-bit form/,
    ],
    [
      'a wrong checksum',
      zip([{ name: 'a', content: space, crc: 1 }]),
      'The file "a" in the archive is damaged: its size or checksum is not what the archive says.',
    ],
    [
      'a wrong checksum, stored',
      zip([{ name: 'a', content: space, crc: 1, isStored: true }]),
      /"a" in the archive is damaged/,
    ],
    [
      'a size that is too small',
      zip([{ name: 'a', content: space, size: 3 }]),
      /"a" in the archive is damaged/,
    ],
    [
      'a size that is too large',
      zip([{ name: 'a', content: space, size: 1 << 30 }]),
      /"a" in the archive is damaged/,
    ],
    [
      'a compressed size that is too small',
      zip([{ name: 'a', content: space, compressed: 9 }]),
      /"a" in the archive is damaged/,
    ],
    [
      'a compressed size past the end',
      zip([{ name: 'a', content: space, compressed: 1 << 20 }]),
      'The archive is cut short: it ends inside the file "a".',
    ],
    [
      'a zip cut short',
      zip([{ name: 'a', content: space }]).subarray(0, 60),
      /^The zip archive is cut short or damaged/,
    ],
    [
      'a tar cut short',
      tar([{ name: 'a', content: Buffer.concat([space, Buffer.alloc(600)]) }]).subarray(0, 700),
      'The archive is cut short: it ends inside the file "a".',
    ],
    [
      'a tar damaged',
      join(tar([{ name: 'a', content: space }]).subarray(0, 1024), Buffer.alloc(512, 'x')),
      'The tar archive is damaged at byte 1024: there should be the header of a file.',
    ],
    [
      'zstd cut short',
      zstdFrame(space).subarray(0, 20),
      'The compressed profile is cut short: the file ends before its zstd data does.',
    ],
    ['zstd cut in its header', zstdFrame(space).subarray(0, 5), /cut short/],
    [
      'zstd with a reserved block',
      Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x50, 7, 0, 0),
      'The compressed profile is damaged: its zstd data cannot be read.',
    ],
    [
      'zstd with a dictionary',
      Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 1, 0x50, 9, 1, 0, 0),
      /and a dictionary/,
    ],
    [
      'zstd with a huge window',
      Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0xa8, 1, 0, 0),
      'The zstd data asks for 2048 MiB of memory; decompress it with `zstd -d --long=31` and open the result.',
    ],
    [
      'something after zstd',
      join(zstdFrame(space), Buffer.from('junk')),
      'Something that is not zstd follows the compressed profile.',
    ],
    ['nothing in zstd', zstdFrame(new Uint8Array()), 'The compressed file is empty: it inflates to 0 bytes.'],
  ])('%s', async (_, bytes, says) => {
    for (const platform of [{}, onNode]) {
      if (typeof says === 'string') expect(await sentence(bytes, platform)).toBe(says);
      else expect(await sentence(bytes, platform)).toMatch(says);
    }
  });

  it('zstd of many tiny blocks with a large window would take long where Node has no zstd', async () => {
    const blocks = 1 << 10;
    const tiny = Buffer.alloc(blocks * 4);
    for (let i = 0; i < blocks; i++)
      tiny.writeUInt32LE((1 << 3) | (1 << 1) | (i === blocks - 1 ? 1 : 0), i * 4);
    const bytes = join(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 17 << 3), tiny);
    expect(await sentence(bytes)).toMatch(/cut into more pieces than are read here/);
  });

  it('what is no profile is not inflated further than tells what it is', async () => {
    const binary = gzipSync(join(Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), Buffer.alloc(40 << 20)));
    let inflated = 0;
    const error = await refusal(binary, {
      inflate: (bytes, limit, take, onProgress) => {
        inflateWithPako(
          bytes,
          limit,
          (piece) => {
            inflated += piece.length;
            take(piece);
          },
          onProgress,
        );
      },
    });
    expect(error.message).toMatch(/ELF/);
    expect(inflated).toBeLessThan(1 << 20);
  });
});
