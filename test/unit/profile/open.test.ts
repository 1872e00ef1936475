import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { inflateWithPako } from '../../../src/profile/inflate.js';
import { decodeProfile, type DecodeProgress } from '../../../src/profile/open.js';
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
      /damaged: gzip reports "incorrect data check"/,
    );
    expect(await refusal(zipped.with(2, 7))).toMatch(/damaged/);
    expect(await refusal(gzipSync(zipped))).toMatch(/compressed with gzip twice/);
    for (const tail of ['junk', '\0', '\0\0\0\0', '\x1f', '\x1f\x8b']) {
      expect(await refusal(join(zipped, Buffer.from(tail, 'latin1')))).toMatch(/follows|cut short/);
    }
  });

  it('stops at the limit and names the setting', async () => {
    const zipped = gzipSync(new Uint8Array(5 << 20));
    expect(await refusal(zipped, 4 << 20)).toBe(
      'The profile inflates to more than 4 MiB; raise the setting pprofLens.inflateLimit to open it.',
    );
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
      expect(() => inflate(lying)).toThrow(/incorrect length check/);
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
