import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringTableBuilder } from '../../../src/profile/strings.js';

describe('StringTableBuilder', () => {
  it('has the empty string at 0', () => {
    const builder = new StringTableBuilder();
    expect(builder.internText('')).toBe(0);
    expect(builder.internText('a')).toBe(1);
    const table = builder.build();
    expect(table.count).toBe(2);
    expect(table.text(0)).toBe('');
    expect(table.text(1)).toBe('a');
  });

  it('gives equal bytes one index and different bytes different ones', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 3 }), { maxLength: 200 }), (list) => {
        const builder = new StringTableBuilder(0, 0);
        const indexes = list.map((bytes) => builder.intern(bytes));
        const table = builder.build();
        const keys = list.map((bytes) => Buffer.from(bytes).toString('hex'));
        expect(table.count).toBe(new Set(['', ...keys]).size);
        indexes.forEach((index, i) => {
          const stored = table.bytes.subarray(table.offsets[index], table.offsets[index + 1]);
          expect(Buffer.from(stored).toString('hex')).toBe(keys[i]);
          expect(index).toBe(indexes[keys.indexOf(keys[i] ?? '')]);
        });
      }),
    );
  });

  it('keeps names apart that a lossy decoding would merge', () => {
    const builder = new StringTableBuilder();
    const a = builder.intern(Uint8Array.of(0xff));
    const b = builder.intern(Uint8Array.of(0xfe));
    const table = builder.build();
    expect(a).not.toBe(b);
    expect(table.text(a)).not.toBe(table.text(b));
  });

  it('refuses an index past its end', () => {
    expect(() => new StringTableBuilder().build().text(1)).toThrow(RangeError);
  });
});
