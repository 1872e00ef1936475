import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inflateNode, readable } from '../../../src/session/platform/node/inflate.js';

const coded = (code: string): Error => Object.assign(new Error("the library's own words"), { code });

it.each([
  ['Z_DATA_ERROR', 'gzipDamaged'],
  ['Z_BUF_ERROR', 'gzipCut'],
  ['Z_MEM_ERROR', 'noMemory'],
  ['ERR_ZLIB_INITIALIZATION_FAILED', 'noMemory'],
  ['Z_STREAM_ERROR', 'ownFault'],
])('%s of zlib is %s, in none of its words', (code, ours) => {
  const { code: is, message, values } = readable(coded(code));
  expect(is).toBe(ours);
  expect([message, ...Object.values(values)].join()).not.toMatch(/library/);
});

it('memory that is not there is no damage of the file, and the log gets the reason', () => {
  const error = new RangeError('Array buffer allocation failed');
  expect(readable(error)).toMatchObject({ code: 'noMemory', cause: error });
});

it('a file whose checksum is another is damaged, in one sentence of ours', async () => {
  const zipped = new Uint8Array(gzipSync('profile'));
  const inflated = inflateNode(zipped.with(zipped.length - 8, 1), 1 << 20, () => undefined);
  await expect(inflated).rejects.toMatchObject({
    code: 'gzipDamaged',
    message: expect.not.stringContaining('incorrect') as string,
  });
});
