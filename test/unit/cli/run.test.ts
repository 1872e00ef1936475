import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/cli/run.js';
import { decodeText } from '../../../src/profile/text.js';
import { tar, zip } from '../../support/archives.js';
import { file, message, num, packed, strings } from '../profile/proto.js';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A profile of n/count in /bin/main: main > dropped > f takes 5, and labels of one key come in two units. */
function profileBytes(): Uint8Array {
  const func = (id: number, name: number) => message(5, num(1, id), num(2, name));
  const location = (id: number) => message(4, num(1, id), num(2, 1), message(4, num(1, id)));
  return file(
    strings('', 'n', 'count', 'main', 'dropped', 'f', '/bin/main', 'size', 'kb', 'mb'),
    message(1, num(1, 1), num(2, 2)),
    message(2, packed(1, [3, 2, 1]), packed(2, [5]), message(3, num(1, 7), num(3, 1), num(4, 8))),
    message(2, packed(1, [1]), packed(2, [1]), message(3, num(1, 7), num(3, 1), num(4, 9))),
    message(3, num(1, 1), num(5, 6)),
    ...[func(1, 3), func(2, 4), func(3, 5)],
    ...[location(1), location(2), location(3)],
    num(7, 4),
  );
}

function write(name: string, bytes: Uint8Array | string): string {
  const target = path.join(folder, name);
  writeFileSync(target, bytes);
  return target;
}

async function run(...words: string[]): Promise<{ lines: string[]; notes: string[] }> {
  const notes: string[] = [];
  const { bytes } = await runCommand(['-symbolize=none', ...words], (note) => void notes.push(note));
  return { lines: decodeText(bytes).split('\n'), notes };
}

const TWO_UNITS = 'For tag size used unit kb, also encountered unit(s) mb';

describe('several profiles', () => {
  it('go on without those that cannot be read, and it is said which', async () => {
    const good = write('good.pb', profileBytes());
    const bad = write('bad.pb', 'no profile');
    const { lines, notes } = await run('-top', '-compact_labels', good, bad, good);
    expect(lines[0]).toBe('Showing nodes accounting for 12, 100% of 12 total');
    expect(notes[0]).toMatch(/bad\.pb: This is text, but no profile/);
    expect(notes.slice(1)).toEqual(['Fetched 2 source profiles out of 3', TWO_UNITS]);
  });

  it('are refused where none can be read', async () => {
    const bad = write('bad.pb', 'no profile');
    await expect(run('-top', bad, bad)).rejects.toThrow('None of the source profiles could be read.');
    await expect(run('-top', bad)).rejects.toThrow('This is text, but no profile');
  });
});

describe('a profile in an archive', () => {
  const open = (name: string) => run('-top', '-compact_labels', path.join(folder, name));

  it('is named after a colon where there are several', async () => {
    write('one.zip', zip([{ name: 'a/n.pb', content: profileBytes() }]));
    const archive = write(
      'two.tar',
      tar([
        { name: 'a:b\x1b.pb', content: profileBytes() },
        { name: 'notes', content: Buffer.from('none') },
        { name: 'c.pb.gz', content: gzipSync(profileBytes()) },
      ]),
    );
    for (const name of ['one.zip', 'one.zip:a/n.pb', 'two.tar:a:b\x1b.pb', 'two.tar:c.pb.gz']) {
      expect((await open(name)).lines[0]).toBe('Showing nodes accounting for 6, 100% of 6 total');
    }
    await expect(open('two.tar')).rejects.toThrow(
      `${archive}: The archive holds several profiles; name one of them: ${archive}:a:b .pb, ${archive}:c.pb.gz.`,
    );
    await expect(open('two.tar:nothing')).rejects.toThrow('The archive has no file "nothing".');
    await expect(open('two.tar:notes')).rejects.toThrow('This is text, but no profile');
    write('plain.pb.gz', gzipSync(profileBytes()));
    await expect(open('plain.pb.gz:typo')).rejects.toThrow(
      'This is a profile and no archive, so there is no file "typo" in it.',
    );
    await expect(open('three.tar:c.pb.gz')).rejects.toThrow('There is no such file.');
  });

  it('is found before the colon only where no file has the whole name', async () => {
    write('plain:x', profileBytes());
    expect((await open('plain:x')).lines[0]).toBe('Showing nodes accounting for 6, 100% of 6 total');
  });
});

describe('an executable before the profile', () => {
  it.each([
    ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
    ['Mach-O', [0xcf, 0xfa, 0xed, 0xfe]],
    ['PE', [0x4d, 0x5a, 0x90, 0x00]],
  ])('of %s is no profile but names the main binary', async (_, magic) => {
    const profile = write('p.pb', profileBytes());
    const binary = write('server', new Uint8Array(magic));
    expect((await run('-top', binary, profile)).lines[0]).toBe('File: server');
    expect((await run('-top', profile)).lines[0]).toBe('File: main');
  });

  it('is a profile that cannot be read where it comes alone', async () => {
    const binary = write('server', new Uint8Array([0x7f, 0x45, 0x4c, 0x46]));
    await expect(run('-top', binary)).rejects.toThrow('server');
  });
});

describe('flags', () => {
  it('-all_frames passes over drop_frames', async () => {
    const profile = write('p.pb', profileBytes());
    const names = async (...words: string[]) =>
      (await run('-top', '-compact_labels', ...words, profile)).lines
        .slice(2, -1)
        .map((line) => line.split(/\s+/).at(-1));
    expect(await names()).toEqual(['main']);
    expect(await names('-all_frames')).toEqual(['f', 'main', 'dropped']);
  });

  it('-buildid names a build where the profile has none', async () => {
    expect((await run('-top', '-buildid=abc', write('p.pb', profileBytes()))).lines[1]).toBe('Build ID: abc');
  });

  it('say what of them is ignored', async () => {
    const profile = write('p.pb', profileBytes());
    const { notes } = await run('-top', '-sample_index=n', '-inuse_space', '-alloc_space', profile);
    expect(notes.slice(0, 2)).toEqual([
      'Multiple value selections, ignoring -inuse_space',
      'Multiple value selections, ignoring -alloc_space',
    ]);
  });

  it.each(['-top', '-tree', '-peek=.', '-raw', '-traces', '-tags', '-comments', '-dot', '-proto'])(
    '%s tells of labels in several units',
    async (flag) => {
      expect((await run(flag, write('p.pb', profileBytes()))).notes).toContain(TWO_UNITS);
    },
  );
});
