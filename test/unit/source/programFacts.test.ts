import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { FileBytes } from '../../../src/source/program/fileBytes.js';
import { readProgram } from '../../../src/source/program/programFacts.js';

const HASH = '0123456789abcdef0123456789abcdef01234567';

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** A string as `.go.buildinfo` has it. */
const counted = (text: string): number[] => [(text.length & 0x7f) | 0x80, text.length >> 7, ...ascii(text)];

/** What Go 1.18 and later write. */
function buildInfo(lines: readonly string[], flags = 2): number[] {
  const modules = `${'<'.repeat(16)}path\tx\n${lines.map((line) => `build\t${line}\n`).join('')}${'>'.repeat(16)}`;
  const head = [...ascii('\xff Go buildinf:'), 8, flags];
  return [...head, ...Array<number>(32 - head.length).fill(0), ...counted('go1.27'), ...counted(modules)];
}

/** An ELF file of 64 bits, or 32, with these sections; of hostile hands, with other numbers of them in its header. */
function elf(
  sections: readonly { readonly name: string; readonly type: number; readonly bytes: readonly number[] }[],
  { is64 = true, isLittle = true, count = sections.length + 2 } = {},
): Uint8Array {
  const names = ['', ...sections.map(({ name }) => name), '.shstrtab'].map((name) => `${name}\0`);
  const all = [...sections, { name: '.shstrtab', type: 3, bytes: ascii(names.join('')) }];
  const entry = is64 ? 64 : 40;
  const headers = 64 + all.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const view = new DataView(new ArrayBuffer(headers + entry * (all.length + 1)));
  const file = new Uint8Array(view.buffer);
  const word = (at: number, value: number) =>
    is64 ? view.setBigUint64(at, BigInt(value), isLittle) : view.setUint32(at, value, isLittle);
  file.set([...ascii('\x7fELF'), is64 ? 2 : 1, isLittle ? 1 : 2]);
  word(is64 ? 40 : 32, headers);
  const counts = is64 ? 54 : 42;
  [0, 0, entry, count, all.length].forEach((value, i) => view.setUint16(counts + 2 * i, value, isLittle));
  let [at, name] = [64, 1];
  all.forEach(({ type, bytes }, i) => {
    const header = headers + entry * (i + 1);
    view.setUint32(header, name, isLittle);
    view.setUint32(header + 4, type, isLittle);
    word(header + (is64 ? 24 : 16), at);
    word(header + (is64 ? 32 : 20), bytes.length);
    file.set(bytes, at);
    at += bytes.length;
    name += names[i + 1]?.length ?? 0;
  });
  return file;
}

const note = (name: string, type: number, content: readonly number[], isLittle = true): number[] => {
  const numbers = new Uint8Array(12);
  const view = new DataView(numbers.buffer);
  [4, content.length, type].forEach((value, i) => view.setUint32(4 * i, value, isLittle));
  return [...numbers, ...ascii(name), ...content];
};

function inMemory(bytes: Uint8Array): FileBytes & { most: number } {
  const file = {
    most: 0,
    read: (offset: number, length: number) => {
      file.most = Math.max(file.most, length);
      return Promise.resolve(
        bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
      );
    },
  };
  return file;
}

const gnu = { name: '.note.gnu.build-id', type: 7, bytes: note('GNU\0', 3, [0xab, 0xcd, 0x01, 0x02]) };
const go = { name: '.note.go.buildid', type: 7, bytes: note('Go\0\0', 4, ascii('abcd')) };
const git = ['vcs=git', `vcs.revision=${HASH}`, 'vcs.modified=true'];
const info = (lines: readonly string[], flags?: number) => ({
  name: '.go.buildinfo',
  type: 1,
  bytes: buildInfo(lines, flags),
});

describe('what a program says of itself', () => {
  test('its build ids and the commit it was built from', async () => {
    expect(await readProgram(inMemory(elf([gnu, go, info(git)])))).toEqual({
      buildIds: ['abcd0102', 'abcd'],
      commit: { commit: HASH, isModified: true },
      goVersion: 'go1.27',
    });
  });

  test('in 32 bits and the other byte order too', async () => {
    const gnuBig = { ...gnu, bytes: note('GNU\0', 3, [0xab, 0xcd, 0x01, 0x02], false) };
    const file = elf([gnuBig, info(git.slice(0, 2))], { is64: false, isLittle: false });
    expect(await readProgram(inMemory(file))).toEqual({
      buildIds: ['abcd0102'],
      commit: { commit: HASH, isModified: false },
      goVersion: 'go1.27',
    });
  });

  test.each([
    ['by another system', ['vcs=hg', `vcs.revision=${HASH}`], undefined],
    ['without a commit', ['CGO_ENABLED=0'], undefined],
    ['with what is no hash', ['vcs=git', 'vcs.revision=--upload-pack=x'], undefined],
    ['before Go 1.18', git, 0],
  ])('no commit where it was built %s', async (_, lines, flags) => {
    expect((await readProgram(inMemory(elf([info(lines, flags)]))))?.commit).toBeUndefined();
  });

  test('nothing if it is no program', async () => {
    expect(await readProgram(inMemory(new Uint8Array()))).toBeUndefined();
    expect(await readProgram(inMemory(new TextEncoder().encode('#!/bin/sh\n'.repeat(20))))).toBeUndefined();
  });

  test('is read within bounds, whatever the file says', async () => {
    const whole = elf([gnu, go, info(git)]);
    const changed = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changed, fc.nat(whole.length), async (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        const file = inMemory(bytes);
        await readProgram(file);
        expect(file.most).toBeLessThanOrEqual(1 << 20);
      }),
    );
    const many = inMemory(elf([gnu], { count: 0xffff }));
    expect(await readProgram(many)).toEqual({ buildIds: [], commit: undefined, goVersion: undefined });
  });
});
