import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Listing } from '../../../src/documents/listing.js';
import type { Routine } from '../../../src/protocol/session.js';
import type { Resolution, SourceResolver } from '../../../src/source/resolver.js';
import { readSource } from '../../../src/session/platform/node/readSource.js';
import { recordingLog } from '../../support/log.js';

const folder = mkdtempSync(join(tmpdir(), 'pprof-lens-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MIB = 2 ** 20;

/** A listing over files in memory, by path, of which the function may tell the place; and the paths it has read and how many at once. */
function listingOf(
  files: Record<string, Uint8Array>,
  placeOf: (recorded: string, functions: readonly string[]) => string,
) {
  const read: string[] = [];
  let open = 0;
  let most = 0;
  const resolver: SourceResolver = {
    resolve: (recorded, functions = []): Promise<Resolution> => {
      const path = placeOf(recorded, functions);
      return Promise.resolve(path === '' ? { kind: 'missing' } : { kind: 'found', path });
    },
    recordedFor: () => Promise.resolve([]),
  };
  const listing = new Listing(resolver, recordingLog(), async (path) => {
    read.push(path);
    most = Math.max(most, ++open);
    await Promise.resolve();
    open--;
    const bytes = files[path];
    if (bytes === undefined) throw new Error('ENOENT: /secret');
    return bytes;
  });
  return { listing, read, atOnce: () => most };
}

const text = (content: string): Uint8Array => Buffer.from(content);
const routine = (file: string, first: number, last: number): Routine =>
  ({ name: '', file, first, last, lines: [] }) as unknown as Routine;

describe('a listing', () => {
  it('reads one file after the other, and each once, however many paths lead to it', async () => {
    const { listing, read, atOnce } = listingOf({ '/a': text('1\r\n2\n3'), '/b': text('x') }, (recorded) =>
      recorded.startsWith('a') ? '/a' : '/b',
    );
    const files = Array.from({ length: 1000 }, (_, i) => `${i % 2 === 0 ? 'a' : 'b'}${i}`);
    const texts = await listing.read(files);
    expect(read).toEqual(['/a', '/b']);
    expect(atOnce()).toBe(1);
    expect(texts.a0).toEqual(['1', '2', '3']);
    expect(texts.a998).toBe(texts.a0);
    const rows = await listing.withText(files.map((file) => routine(file, 2, 9)));
    expect(read).toHaveLength(4);
    expect(rows[0]?.text).toEqual(['2', '3']);
    expect(rows[1]?.text).toEqual([]);
  });

  it('finds files of Java by the functions in them, and asks for these of no other language', async () => {
    const { listing } = listingOf({ '/com/Foo.java': text('x') }, (file, [func]) =>
      func === 'com.Foo.run' ? `/com/${file}` : '',
    );
    const asked: string[] = [];
    const functionsIn = (file: string) => {
      asked.push(file);
      return Promise.resolve(['com.Foo.run']);
    };
    expect((await listing.read(['Foo.java', 'x.go'], functionsIn))['Foo.java']).toEqual(['x']);
    expect(asked).toEqual(['Foo.java']);
    const [listed] = await listing.withText([{ ...routine('Foo.java', 1, 1), name: 'com.Foo.run' }]);
    expect(listed?.text).toEqual(['x']);
  });

  it('reads no more than 64 MiB in all, and nothing more once a page has all it is given', async () => {
    const large = new Uint8Array(15 * MIB).fill(120);
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`/${i}`, large]));
    const { listing, read } = listingOf(files, (recorded) => `/${recorded}`);
    const texts = await listing.read(Object.keys(files).map((path) => path.slice(1)));
    expect(read).toHaveLength(5);
    expect(texts['19']).toEqual({ error: '19 is not listed: the files of this list are too large together' });
    const rows = await listing.withText(Array.from({ length: 20 }, (_, i) => routine(String(i), 1, 1)));
    expect(read).toHaveLength(6);
    expect(rows.map((row) => row.text)).toEqual(Array.from({ length: 20 }, () => []));
  });

  it('gives a page whole functions, as far as there is room, the costliest first', async () => {
    const body = (name: string, lines: number) => [
      `func ${name}() {`,
      ...Array<string>(lines).fill('\tx()'),
      '}',
      '',
    ];
    const content = ['package a', ...body('small', 20), ...body('large', 40_000), ...body('last', 20)];
    const { listing } = listingOf({ '/a.go': text(content.join('\n')) }, () => '/a.go');
    const costs = (name: string, line: number) => ({
      ...routine('a.go', line - 5, line + 5),
      name,
      lines: [{ line }] as unknown as Routine['lines'],
    });
    const rows = await listing.withText([
      costs('a.large', 20_000),
      costs('a.small', 12),
      costs('a.last', 40_034),
    ]);
    expect(rows.map(({ first, last, text }) => [first, last, text?.length])).toEqual([
      [19_995, 20_005, 11],
      [2, 23, 22],
      [40_028, 40_049, 22],
    ]);
    expect(rows[1]?.text?.[0]).toBe('func small() {');
    expect(rows[1]?.text?.at(-1)).toBe('}');
  });

  it('reads nothing more once nobody waits for it', async () => {
    const waits = new AbortController();
    const { listing, read } = listingOf({ '/a': text('1'), '/b': text('2') }, (recorded) => {
      if (recorded === 'b') waits.abort();
      return `/${recorded}`;
    });
    await expect(listing.read(['a', 'b', 'c'], undefined, waits.signal)).rejects.toThrow(/aborted/);
    expect(read).toEqual(['/a', '/b']);
  });

  it('says in words of ours why a file has no lines', async () => {
    const { listing } = listingOf({ '/n': Uint8Array.of(65, 0, 66) }, (recorded) =>
      recorded === 'none' ? '' : `/${recorded}`,
    );
    expect(await listing.read(['n', 'none', 'gone'])).toEqual({
      n: { error: 'n is no text' },
      none: { error: 'could not find file none on this machine' },
      gone: { error: 'could not read file gone' },
    });
    const rows = await listing.withText(['n', 'none', 'gone'].map((file) => routine(file, 1, 2)));
    expect(rows.map((row) => row.text)).toEqual([undefined, undefined, undefined]);
  });

  it('has the last line with or without its end, and characters of many bytes', async () => {
    const { listing } = listingOf({ '/f': text('é\n\n日本\n') }, () => '/f');
    expect((await listing.read(['f'])).f).toEqual(['é', '', '日本', '']);
  });

  it("a file that cannot be read is said in our words, and in the system's only in the log", async () => {
    writeFileSync(join(folder, 'a.go'), 'package a\n');
    const log = recordingLog();
    const found = (path: string) => ({ kind: 'found', path: join(folder, path) }) as const;
    const listing = new Listing(
      { resolve: (path) => Promise.resolve(found(path)), recordedFor: () => Promise.resolve([]) },
      log,
      readSource,
    );
    expect(await listing.read(['a.go', 'gone.go'])).toEqual({
      'a.go': ['package a', ''],
      'gone.go': { error: 'could not read file gone.go' },
    });
    expect(log.lines).toMatchObject([['warn', 'gone.go was not listed.', { code: 'ENOENT' }]]);
  });
});
