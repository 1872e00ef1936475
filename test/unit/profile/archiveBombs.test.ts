import type * as Pako from 'pako';
import { describe, expect, it, vi } from 'vitest';
import { entryToOpen, SeveralProfilesError } from '../../../src/profile/container/archive.js';
import { tarFiles } from '../../../src/profile/container/tar.js';
import { zipFiles } from '../../../src/profile/container/zip.js';
import { tar, type TestFile, zip } from '../../support/archives.js';

const inflaters = vi.hoisted(() => ({ made: 0 }));

vi.mock('pako', async (original) => {
  const pako = await original<typeof Pako>();
  class Inflate extends pako.Inflate {
    constructor(...options: ConstructorParameters<typeof pako.Inflate>) {
      super(...options);
      inflaters.made++;
    }
  }
  return { ...pako, Inflate };
});

/** What is said of an archive, and how many of its files were inflated to see how they begin. */
function lookInto(bytes: Uint8Array): { error: unknown; inflated: number } {
  inflaters.made = 0;
  try {
    entryToOpen(zipFiles(bytes), undefined);
  } catch (error) {
    return { error, inflated: inflaters.made };
  }
  return { error: undefined, inflated: inflaters.made };
}

const note = (i: number): TestFile => ({ name: `${i}`, content: Buffer.from('no profile') });

/** The zip file with all of its directory's entries at its first file. */
function allAtFirst(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 42, 0, true);
  }
  return bytes;
}

/** A pax header of these records before a file `f` of 4 bytes. */
function withPax(records: string | Uint8Array): Uint8Array {
  const content = Buffer.from(records);
  const header = tar([{ name: 'pax', content }]);
  header[156] = 0x78;
  const sum = header
    .subarray(0, 512)
    .reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  header.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  const end = 512 + Math.ceil(content.length / 512) * 512;
  return new Uint8Array(
    Buffer.concat([header.subarray(0, end), tar([{ name: 'f', content: Buffer.from('text') }])]),
  );
}

const names = (bytes: Uint8Array): readonly string[] => tarFiles(bytes).map(({ name }) => name);

describe('an archive that is small and much work', () => {
  it('has one place inflated once, however many files are said to be there', () => {
    const { error, inflated } = lookInto(allAtFirst(zip(Array.from({ length: 3000 }, (_, i) => note(i)))));
    expect(error).toMatchObject({ code: 'archiveWithoutProfile', values: { count: 3000 } });
    expect(inflated).toBe(1);
  });

  it('has a thousand files looked into; the others are offered', () => {
    const { error, inflated } = lookInto(zip(Array.from({ length: 1003 }, (_, i) => note(i))));
    expect(error).toBeInstanceOf(SeveralProfilesError);
    expect(error).toMatchObject({
      values: { count: 3 },
      entries: [{ name: '1000' }, { name: '1001' }, { name: '1002' }],
    });
    expect(inflated).toBe(1000);
  });

  it('has a kilobyte of each name read, whole characters of it, and is still known by the whole name', () => {
    const file = { name: `x${'ä'.repeat(5000)}`, content: Buffer.from('text'), isStored: true };
    for (const files of [zipFiles(zip([file])), tarFiles(tar([file])), tarFiles(tar([file], 'gnu'))]) {
      expect(files.map(({ name }) => name)).toEqual([`x${'ä'.repeat(511)}`]);
      expect(entryToOpen(files, { name: file.name }).index).toBe(0);
    }
  });

  it('still has folders told by the end of their names', () => {
    const folder = { name: `${'x'.repeat(2000)}/`, content: new Uint8Array() };
    expect(zipFiles(zip([folder, note(1)])).map(({ name }) => name)).toEqual(['1']);
  });

  it('has no more than a mebibyte of attributes for a file of a tar', () => {
    expect(names(withPax(`${'3 \n'.repeat(100_000)}10 path=a\n10 path=b\n`))).toEqual(['b']);
    expect(() => names(withPax(new Uint8Array((1 << 20) + 1)))).toThrow(
      'The tar archive has more than 1 MiB of attributes of one file at byte 0',
    );
  });

  it('has sizes of pax in decimal digits only', () => {
    const sizes = (records: string): readonly number[] => tarFiles(withPax(records)).map(({ size }) => size);
    expect(sizes('9 size=2\n')).toEqual([2]);
    for (const records of [
      '11 size=0x\n',
      '8 size=\n',
      '9 sizf=2\n',
      'x size=2\n',
      '99999999 ',
      '2 size=2\n',
    ]) {
      expect(sizes(records)).toEqual([4]);
    }
  });
});
