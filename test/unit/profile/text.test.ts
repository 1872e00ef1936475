import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytewise, decodeText, encodeText } from '../../../src/profile/text.js';

/** Bytes that are often nearly UTF-8: whole characters with stray bytes between them. */
const nearlyUtf8 = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }).map((text) => new Uint8Array(Buffer.from(text))),
    ),
    { maxLength: 6 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

describe('text and bytes', () => {
  it('reads UTF-8 as it is, byte order mark and all', () => {
    expect(decodeText(Buffer.from('\ufeffmain.größe→😀'))).toBe('\ufeffmain.größe→😀');
  });

  it('keeps each byte that is not UTF-8 as a surrogate of its own', () => {
    expect(decodeText(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\udcffb');
    expect(decodeText(Uint8Array.of(0x61, 0xfe, 0x62))).toBe('a\udcfeb');
    // A cut-off character, an overlong slash, a surrogate and a code point past the last.
    expect(decodeText(Uint8Array.of(0xe2, 0x82))).toBe('\udce2\udc82');
    expect(decodeText(Uint8Array.of(0xc0, 0xaf))).toBe('\udcc0\udcaf');
    expect(decodeText(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('\udced\udca0\udc80');
    expect(decodeText(Uint8Array.of(0xf4, 0x90, 0x80, 0x80))).toBe('\udcf4\udc90\udc80\udc80');
  });

  it('gives back the bytes of any text it read', () => {
    fc.assert(
      fc.property(nearlyUtf8, (bytes) => {
        expect(encodeText(decodeText(bytes))).toEqual(bytes);
      }),
    );
  });

  it('writes a surrogate that stands for no byte as the replacement character', () => {
    expect(encodeText('a\ud800b\udc01')).toEqual(new TextEncoder().encode('a\ufffdb\ufffd'));
  });

  it('orders texts as their bytes', () => {
    fc.assert(
      fc.property(nearlyUtf8, nearlyUtf8, (a, b) => {
        const order = compareBytewise(decodeText(a), decodeText(b));
        expect(Math.sign(order)).toBe(Buffer.compare(a, b));
      }),
    );
  });

  it('puts characters past U+FFFF after those before, unlike UTF-16', () => {
    expect(compareBytewise('\uffff', '😀')).toBeLessThan(0);
    expect(compareBytewise('x😀', 'x😁')).toBeLessThan(0);
    expect(compareBytewise('x', 'x')).toBe(0);
    expect(compareBytewise('x', 'xy')).toBeLessThan(0);
  });
});
