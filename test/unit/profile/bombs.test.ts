import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { decodeProfile } from '../../../src/profile/open.js';
import type { Profile } from '../../../src/profile/profile.js';
import { file, message, num, packed, strings, varint } from './proto.js';

const MILLION = 2 ** 20;
const head = file(message(1, num(1, 1), num(2, 1)), strings('', 'n'));

/** Many fields, each as `bytes` writes it, compressed, behind those of a small profile. */
function many(count: number, bytes: (i: number) => readonly number[]): Uint8Array {
  const parts: Uint8Array[] = [head];
  for (let from = 0; from < count; from += 1000) {
    const block: number[] = [];
    for (let i = from; i < Math.min(from + 1000, count); i++) for (const byte of bytes(i)) block.push(byte);
    parts.push(Uint8Array.from(block));
  }
  return gzipSync(Buffer.concat(parts), { level: 1 });
}

/** A mapping with an id of three bytes. */
const mapping = (i: number): number[] => [
  0x1a,
  4,
  8,
  (i & 0x7f) | 0x80,
  ((i >> 7) & 0x7f) | 0x80,
  (i >> 14) + 1,
];

const open = (bytes: Uint8Array): Promise<Profile> => decodeProfile(bytes, { inflateLimit: 2 ** 31 });

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await open(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProfileError);
  return (error as ProfileError).message;
}

describe('a small file that is large inside', () => {
  it('has at most 1,024 sample types, empty ones too', async () => {
    const most = 'The profile has more than 1,024 sample types, the most that can be read.';
    expect(await refusal(many(8 * MILLION, () => [0x0a, 0]))).toBe(most);
    expect(await refusal(many(1024, () => message(1, num(1, 1))))).toBe(most);
    expect((await open(many(1023, () => message(1, num(1, 1))))).sampleTypes).toHaveLength(1024);
  });

  it('has at most a million mappings, each with an id', async () => {
    expect(await refusal(many(8 * MILLION, () => [0x1a, 0]))).toBe(
      'The mapping at place 1 has the id 0, which stands for none.',
    );
    expect(await refusal(many(MILLION + 1, mapping))).toBe(
      'The profile has more than 1,048,576 mappings, the most that can be read.',
    );
  });

  it('has functions and locations with an id, or is refused at the first', async () => {
    for (const [tag, what] of [
      [0x22, 'location'],
      [0x2a, 'function'],
    ] as const) {
      expect(await refusal(many(8 * MILLION, () => [tag, 0]))).toBe(
        `The ${what} at place 1 has the id 0, which stands for none.`,
      );
    }
  });

  it('has at most a million comments, packed or not', async () => {
    const most = 'The profile has more than 1,048,576 comments, the most that can be read.';
    expect(await refusal(many(8 * MILLION, () => [0x68, 0]))).toBe(most);
    // Without anything before them they look like UTF-16.
    expect(await refusal(gzipSync(Buffer.from('h\0'.repeat(2 * MILLION))))).toBe(most);
    const ones = new Uint8Array(8 * MILLION).fill(1);
    const block = Buffer.concat([head, Uint8Array.from([0x6a, ...varint(ones.length)]), ones]);
    expect(await refusal(gzipSync(block))).toBe(most);
    const { comments } = await open(many(MILLION, () => [0x68, 1]));
    expect(comments).toHaveLength(MILLION);
  });

  it('keeps nothing of samples that no profile could have', async () => {
    expect(await refusal(many(8 * MILLION, () => [0x12, 0]))).toBe(
      'Sample 1 has 0 values, but the profile has 1 sample type.',
    );
  });

  it('is damaged where a million fields in a row are unknown, or one has the number 0', async () => {
    const unknown =
      /^The profile is damaged at byte \d+: a million fields in a row have no place in a profile\.$/;
    expect(await refusal(many(MILLION, () => num(99, 1)))).toMatch(unknown);
    expect(await refusal(many(MILLION, () => num(5000, 1)))).toMatch(unknown);
    const inside = Buffer.concat(Array.from({ length: MILLION }, () => Uint8Array.from(num(9, 1))));
    expect(
      await refusal(
        gzipSync(
          Buffer.concat([
            head,
            file(message(2, packed(2, [1]))),
            Uint8Array.from([0x12, ...varint(inside.length)]),
            inside,
          ]),
        ),
      ),
    ).toMatch(unknown);
    expect(await refusal(many(1, () => [0, 0]))).toMatch(
      /damaged at byte \d+: what should be a field is none/,
    );
  });

  it('may have an unknown field in every message', async () => {
    const sample = message(2, packed(2, [1]), num(9, 1));
    const { samples } = await open(many(MILLION, () => sample));
    expect(samples.count).toBe(MILLION);
    const between = [...message(2, packed(2, [1])), ...num(99, 1)];
    expect((await open(many(MILLION, () => between))).samples.count).toBe(MILLION);
  });
});
