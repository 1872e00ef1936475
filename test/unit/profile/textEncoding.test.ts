import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeProfile } from '../../../src/profile/open.js';
import { mayBeProfile } from '../../../src/profile/sniff.js';
import { asUtf8 } from '../../../src/profile/textEncoding.js';
import { recording } from '../../support/golden.js';
import { showSamples } from './show.js';

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
/** A text in every encoding that is told apart. */
const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE with a mark': (text) => utf16(`\ufeff${text}`, false),
  'UTF-16BE with a mark': (text) => utf16(`\ufeff${text}`, true),
  'UTF-16LE': (text) => utf16(text, false),
  'UTF-16BE': (text) => utf16(text, true),
};
const names = Object.keys(encodings);
const encode = (name: string, text: string): Uint8Array => encodings[name]?.(text) ?? new Uint8Array();
const show = async (bytes: Uint8Array): Promise<string[]> =>
  showSamples(await decodeProfile(bytes, { inflateLimit: 1 << 26 }));
const textOf = (name: string): string => Buffer.from(recording(name)).toString();

describe('a text profile in any encoding', () => {
  it.each(names)('%s is the same profile', async (name) => {
    for (const file of ['goroutine.debug1.txt', 'goroutine.debug2.txt', 'heap.debug1.txt']) {
      const expected = await show(recording(file));
      const bytes = encode(name, textOf(file));
      expect(await show(bytes)).toEqual(expected);
      expect(await show(gzipSync(bytes))).toEqual(expected);
      expect(await show(encode(name, textOf(file).replaceAll('\n', '\r\n')))).toEqual(expected);
      expect(mayBeProfile(bytes.subarray(0, 1024))).toBe(true);
    }
  });

  it('keeps every character', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary' }), (name, rest) => {
        const text = `goroutine profile: total 0\n${rest}`;
        expect(Buffer.from(asUtf8(encode(name, text))).toString()).toBe(text);
      }),
    );
  });

  it('loses nothing but half a character at a cut', () => {
    const cut = encode('UTF-16LE with a mark', 'goroutine profile \u{1f600}');
    expect(Buffer.from(asUtf8(cut.subarray(0, -2))).toString()).toBe('goroutine profile \ufffd');
    expect(Buffer.from(asUtf8(cut.subarray(0, -3))).toString()).toBe('goroutine profile ');
  });

  it('leaves alone what is no text', () => {
    const cpu = new Uint8Array(new BigUint64Array([0n, 3n, 0n, 100n, 0n]).buffer);
    for (const bytes of [cpu, Uint8Array.of(), Uint8Array.of(0xff), recording('heap.pb.gz')])
      expect(asUtf8(bytes)).toBe(bytes);
  });
});
