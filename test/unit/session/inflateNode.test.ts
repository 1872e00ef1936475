import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Inflate, inflateWithPako } from '../../../src/profile/container/inflate.js';
import { noMemoryError } from '../../../src/profile/engineError.js';
import { inflateNode } from '../../../src/session/platform/node/inflate.js';

const coded = (code: string): Error => Object.assign(new Error("the library's own words"), { code });

it.each(['Z_MEM_ERROR', 'ERR_ZLIB_INITIALIZATION_FAILED'])('%s of zlib is no damage of the file', (code) => {
  expect(noMemoryError(coded(code))?.message).not.toMatch(/library/);
  expect(noMemoryError(coded(code))?.code).toBe('noMemory');
});

it('memory that is not there is no damage of the file, and the log gets the reason', () => {
  const error = new RangeError('Array buffer allocation failed');
  expect(noMemoryError(error)).toMatchObject({ code: 'noMemory', cause: error });
  expect(noMemoryError(coded('Z_DATA_ERROR'))).toBeUndefined();
});

it('a file whose checksum is another is damaged, in one sentence of ours', async () => {
  const zipped = new Uint8Array(gzipSync('profile'));
  const inflated = inflateNode(zipped.with(zipped.length - 8, 1), 1 << 20, () => undefined);
  await expect(inflated).rejects.toMatchObject({
    code: 'gzipDamaged',
    message: expect.not.stringContaining('incorrect') as string,
  });
});

it.each([
  ['cut', (zipped: Uint8Array) => zipped.subarray(0, -9)],
  ['damaged', (zipped: Uint8Array) => zipped.with(zipped.length - 8, 1)],
])('what stands before the place where a file is %s is handed on as pako does', async (_, spoil) => {
  const spoilt = spoil(new Uint8Array(gzipSync(Buffer.alloc(300_000, 'profile'))));
  const handedOn = async (inflate: Inflate): Promise<[number, unknown]> => {
    let size = 0;
    try {
      await inflate(spoilt, 1 << 20, (piece) => (size += piece.length));
    } catch (error) {
      return [size, (error as { code: unknown }).code];
    }
    return [size, undefined];
  };
  const [size, code] = await handedOn(inflateNode);
  expect([size, code]).toEqual(await handedOn(inflateWithPako));
  expect(size).toBeGreaterThan(100_000);
  expect(code).toMatch(/^gzip/);
});
