import { describe, expect, test } from 'vitest';

import { builtText, type BuiltWhen } from '../../../../src/source/history/builtText.js';
import { commitInComments, mayNameCommit } from '../../../../src/source/history/namedCommit.js';
import type { Repository } from '../../../../src/source/history/repository.js';

/** A commit: its time, and the texts of files that it changed; undefined for one that it took away. */
interface Fake {
  readonly hash: string;
  readonly time: number;
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly renames?: Readonly<Record<string, string>>;
}

/** A history, the newest commit first. */
class FakeRepository implements Repository {
  asked = 0;

  constructor(private readonly commits: readonly Fake[]) {}

  commit(name: string) {
    return Promise.resolve(this.commits.find(({ hash }) => hash.startsWith(name))?.hash);
  }

  log(file: string, skip: number, count: number) {
    this.asked++;
    const of = this.commits.filter(({ files }) => file in files);
    return Promise.resolve(of.slice(skip, skip + count));
  }

  nameBefore(commit: string, file: string) {
    return Promise.resolve(this.commits.find(({ hash }) => hash === commit)?.renames?.[file]);
  }

  text(commit: string, file: string) {
    const from = this.commits.findIndex(({ hash }) => hash === commit);
    return Promise.resolve(this.commits.slice(from).find(({ files }) => file in files)?.files[file]);
  }
}

const when = (known: Partial<BuiltWhen>): BuiltWhen => ({
  commit: undefined,
  isModified: false,
  takenAt: undefined,
  ...known,
});

const history = [
  { hash: 'e5', time: 50, files: { 'x.go': 'five' } },
  { hash: 'd4', time: 40, files: { 'x.go': 'four' } },
  { hash: 'c3', time: 30, files: { 'x.go': undefined } },
  { hash: 'b2', time: 20, files: { 'x.go': 'two\r\nlines' } },
];

describe('the text that a program was built from', () => {
  test('is in the last commit of the file before the profile that contains it', async () => {
    const repository = new FakeRepository(history);
    expect(await builtText(repository, 'x.go', when({ takenAt: 45 }))).toEqual({
      lines: ['four'],
      commit: 'd4',
      basis: 'assumed',
      isModified: false,
    });
    const before = await builtText(repository, 'x.go', when({ takenAt: 35 }));
    expect(before).toMatchObject({ lines: ['two', 'lines'], commit: 'b2', basis: 'assumed' });
  });

  test('is in the first commit with it where none is older, and nobody knows where nothing tells', async () => {
    const repository = new FakeRepository(history);
    expect(await builtText(repository, 'x.go', when({ takenAt: 10 }))).toMatchObject({
      commit: 'b2',
      basis: 'first',
    });
    expect(await builtText(repository, 'x.go', when({}))).toBeUndefined();
    expect(await builtText(repository, 'untracked.go', when({ takenAt: 60 }))).toBeUndefined();
  });

  test('is in the commit that is named, where this repository has it', async () => {
    const repository = new FakeRepository(history);
    const named = { commit: 'd4', takenAt: 60 };
    expect(await builtText(repository, 'x.go', when(named))).toMatchObject({
      commit: 'd4',
      basis: 'recorded',
    });
    const modified = await builtText(repository, 'x.go', when({ ...named, isModified: true }));
    expect(modified?.isModified).toBe(true);
    const other = await builtText(repository, 'x.go', when({ ...named, commit: 'ff' }));
    expect(other).toMatchObject({ commit: 'e5', basis: 'assumed' });
  });

  test('is followed through renames, past another file that has the old name since', async () => {
    const repository = new FakeRepository([
      { hash: 'f6', time: 60, files: { 'new.go': 'six' } },
      { hash: 'e5', time: 50, files: { 'old.go': 'another' } },
      {
        hash: 'd4',
        time: 40,
        files: { 'old.go': undefined, 'new.go': 'moved' },
        renames: { 'new.go': 'old.go' },
      },
      { hash: 'c3', time: 30, files: { 'old.go': 'three' } },
    ]);
    expect(await builtText(repository, 'new.go', when({ takenAt: 35 }))).toMatchObject({
      lines: ['three'],
      commit: 'c3',
    });
    expect(await builtText(repository, 'new.go', when({ commit: 'c3' }))).toMatchObject({
      lines: ['three'],
      basis: 'recorded',
    });
  });

  test('is looked for in pages that grow, no further than it lies', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => {
      return { hash: `h${i}`, time: 1000 - i, files: { 'x.go': `${i}` } };
    });
    const repository = new FakeRepository(many);
    expect(await builtText(repository, 'x.go', when({ takenAt: 900 }))).toMatchObject({ commit: 'h100' });
    expect(repository.asked).toBe(2);
  });
});

describe('the commit that comments name', () => {
  const hash = '0123456789abcdef0123456789abcdef01234567';
  test.each([
    [[hash.toUpperCase()], { commit: hash, isModified: false }],
    [['built by CI', 'commit: 1a2b3c4'], { commit: '1a2b3c4', isModified: false }],
    [[`vcs.revision=${hash}\nvcs.modified=true`], { commit: hash, isModified: true }],
    [['commit 1a2b3c4', 'revision=1a2b3c4'], { commit: '1a2b3c4', isModified: false }],
    [['commit 1a2b3c4', 'commit 5d6e7f8'], undefined],
    [['commit --upload-pack=x', 'deadbeef', 'commits 1a2b3c4'], undefined],
    [[], undefined],
  ])('%j', (comments, named) => {
    expect(commitInComments(comments)).toEqual(named);
  });

  test('is no option of git', () => {
    for (const name of ['v1.2.3', 'main~2', 'feature/x']) expect(mayNameCommit(name)).toBe(true);
    for (const name of ['', '-x', '--output=x', 'a b', 'a:b', 'a\nb', 'a'.repeat(300)])
      expect(mayNameCommit(name)).toBe(false);
  });
});
