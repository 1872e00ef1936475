import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { type Inflate, inflateWithPako } from '../../../src/profile/container/inflate.js';
import type { DecodeProgress } from '../../../src/profile/decodeProgress.js';
import { decodeProfile } from '../../../src/profile/open.js';
import { file, message, num, strings } from './proto.js';

const LIMIT = 1 << 26;
const raw = file(message(1, num(1, 1), num(2, 1)), strings('', 'space'));
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

async function refusal(bytes: Uint8Array, inflateLimit = LIMIT): Promise<string> {
  const error: unknown = await decodeProfile(bytes, { inflateLimit }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProfileError);
  return (error as ProfileError).message;
}

describe('decodeProfile', () => {
  it('opens a profile, compressed or not', async () => {
    for (const bytes of [raw, gzipSync(raw)]) {
      const profile = await decodeProfile(bytes, { inflateLimit: LIMIT });
      expect(profile.strings.text(profile.sampleTypes[0]?.type ?? 0)).toBe('space');
    }
  });

  it('opens gzip of several members, wherever one ends', async () => {
    const members = join(gzipSync(raw.subarray(0, 5)), gzipSync(raw.subarray(5)), gzipSync(new Uint8Array()));
    expect((await decodeProfile(members, { inflateLimit: LIMIT })).sampleTypes).toHaveLength(1);
  });

  it('uses the decompressor it is given, and tells what is read by then', async () => {
    const big = join(raw, file(strings('x'.repeat(3 << 20))));
    const zipped = gzipSync(big);
    const told: DecodeProgress[] = [];
    const { samples } = await decodeProfile(zipped, {
      inflateLimit: 77,
      inflate: (bytes, limit, take, onProgress) => {
        expect(limit).toBe(77);
        inflateWithPako(bytes, LIMIT, take, onProgress);
      },
      onProgress: (progress) => told.push(progress),
    });
    const { length } = zipped;
    expect(told.at(-1)).toMatchObject({ done: length, of: length, samples: samples.count });
    // The last field is read when all is there.
    expect(told.at(-1)?.inflated).toBeLessThanOrEqual(big.length);
    expect(told.at(-1)?.inflated).toBeGreaterThan(0);
  });

  it('tells how far it is in a file that is not compressed', async () => {
    const big = join(raw, file(strings('x'.repeat(3 << 20))));
    const told: DecodeProgress[] = [];
    await decodeProfile(big, { inflateLimit: LIMIT, onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toMatchObject({ of: big.length, done: told.at(-1)?.inflated });
  });

  it('says what is wrong with a file that is none', async () => {
    expect(await refusal(new Uint8Array())).toBe('The file is empty: it has 0 bytes.');
    expect(await refusal(gzipSync(new Uint8Array()))).toBe(
      'The compressed file is empty: it inflates to 0 bytes.',
    );
  });

  it('refuses gzip that is cut short, damaged, double or followed by something', async () => {
    const zipped = new Uint8Array(gzipSync(raw));
    for (let end = 2; end < zipped.length; end++) {
      expect(await refusal(zipped.subarray(0, end))).toMatch(/cut short/);
    }
    expect(await refusal(zipped.with(zipped.length - 8, 1))).toMatch(
      /^The compressed profile is damaged: its data does not fit its checksum or is no deflate data\.$/,
    );
    expect(await refusal(zipped.with(2, 7))).toMatch(/damaged/);
    expect(await refusal(gzipSync(zipped))).toMatch(/compressed with gzip twice/);
    for (const tail of ['junk', '\0', '\0\0\0\0', '\x1f', '\x1f\x8b']) {
      expect(await refusal(join(zipped, Buffer.from(tail, 'latin1')))).toMatch(/follows|cut short/);
    }
  });

  it('stops at the limit and names the setting', async () => {
    const zipped = gzipSync('-'.repeat(5 << 20));
    expect(await refusal(zipped, 4 << 20)).toBe(
      'The profile inflates to more than 4 MiB; raise the setting pprofLens.inflateLimit to open it.',
    );
  });
});

describe('what is no profile', () => {
  const PIECE = 1 << 12;

  /** The refusal of what inflates to these bytes piece by piece, and how many pieces were taken. */
  async function refusalAfter(bytes: Uint8Array): Promise<{ message: string; pieces: number }> {
    let pieces = 0;
    const inflate: Inflate = (_, limit, take) => {
      for (let at = 0; at < bytes.length && at < limit; at += PIECE) {
        pieces++;
        take(bytes.subarray(at, at + PIECE));
      }
    };
    const error: unknown = await decodeProfile(Uint8Array.of(0x1f, 0x8b), {
      inflateLimit: LIMIT,
      inflate,
    }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ProfileError);
    return { message: (error as ProfileError).message, pieces };
  }

  it('is inflated no further than it takes to see that', async () => {
    expect(await refusalAfter(new Uint8Array(8 * PIECE).fill(4))).toEqual({
      message: expect.stringMatching(/^This is not a profile/) as string,
      pieces: 1,
    });
    expect(await refusalAfter(join(gzipSync(raw), new Uint8Array(8 * PIECE)))).toMatchObject({ pieces: 1 });
    const numbers = new Uint8Array(4 * PIECE).fill(0x82);
    expect(await refusalAfter(join(raw, numbers))).toEqual({
      message: 'The profile is damaged at byte 20: what should be a field is none.',
      pieces: 1,
    });
  });

  it('is damaged at a byte of the whole, however it came in pieces', async () => {
    const damaged = join(
      raw,
      file(strings('x'.repeat(5 * PIECE), 'y'.repeat(PIECE))),
      Uint8Array.of(0x0a, 0x80),
    );
    const message = `The profile is damaged at byte ${damaged.length}: a number is cut off.`;
    expect(await refusalAfter(damaged)).toEqual({ message, pieces: 7 });
    expect(await refusal(gzipSync(damaged))).toBe(message);
    expect(await refusal(damaged)).toBe(message);
  });

  it('is still looked at as a whole where it may be in an older format', async () => {
    const text = 'heap profile: 1: 16 [1: 16] @ heapprofile\n1: 16 [1: 16] @ 0x10\n';
    const stray = `# a stray \u0001 byte\n${text}`;
    for (const each of [text, stray]) {
      const profile = await decodeProfile(gzipSync(each), { inflateLimit: LIMIT });
      expect(profile.samples.count).toBe(1);
    }
    expect(await refusal(gzipSync(`${text}nonsense`))).toMatch(/^Line 3 is not a sample/);
  });

  it('is told by its own damage, not by the lines it would have as a text', async () => {
    const damaged = join(raw, file(strings('x'.repeat(1 << 17))), Uint8Array.of(0x0a, 0x80));
    expect(await refusal(damaged)).toMatch(/^The profile is damaged at byte \d+: a number is cut off/);
    expect(await refusal(new Uint8Array(1 << 17).fill(120))).toMatch(/^This is text, but no profile/);
  });

  it('is refused in words of ours, whatever the engine says', async () => {
    for (const [thrown, code] of [
      [new RangeError('Invalid array length'), 'noMemory'],
      [new RangeError('Array buffer allocation failed'), 'noMemory'],
      [new RangeError('offset is out of bounds'), 'noMemory'],
      [new TypeError('x is not a function'), 'ownFault'],
    ] as const) {
      const inflate = (): void => {
        throw thrown;
      };
      const opened = decodeProfile(gzipSync(raw), { inflateLimit: LIMIT, inflate });
      await expect(opened).rejects.toMatchObject({ name: 'ProfileError', code, cause: thrown });
    }
  });
});

describe('inflateWithPako', () => {
  const inflate = (bytes: Uint8Array): Uint8Array => {
    const pieces: Uint8Array[] = [];
    inflateWithPako(bytes, LIMIT, (piece) => pieces.push(piece.slice()));
    return join(...pieces);
  };

  it('does not trust the size in the trailer', () => {
    const zipped = new Uint8Array(gzipSync(raw));
    for (const claim of [0, 1, 0xff]) {
      const lying = zipped.slice();
      lying.fill(claim, -4);
      expect(() => inflate(lying)).toThrow(expect.objectContaining({ code: 'gzipDamaged', values: {} }));
    }
  });

  it('joins what spans many chunks and members', () => {
    const noise = Uint8Array.from({ length: 3 << 20 }, (_, i) => Math.imul(i, 2654435761) >>> 13);
    const zipped = join(gzipSync(noise, { level: 0 }), gzipSync(raw));
    expect(Buffer.compare(inflate(zipped), join(noise, raw))).toBe(0);
  });

  it('goes on where a member ends with its chunk', () => {
    const overhead = gzipSync(new Uint8Array(1 << 19), { level: 0 }).length - (1 << 19);
    for (const extra of [-1, 0, 1]) {
      const first = new Uint8Array((1 << 20) - overhead + extra).fill(7);
      const member = gzipSync(first, { level: 0 });
      expect(inflate(join(member, gzipSync(raw))).length).toBe(first.length + raw.length);
      expect(() => inflate(join(member, Uint8Array.of(0)))).toThrow(/follows/);
    }
  });
});
