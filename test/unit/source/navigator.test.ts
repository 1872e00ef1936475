import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { LocalSources } from '../../../src/source/vscode/localSources.js';
import { SourceNavigator } from '../../../src/source/vscode/navigator.js';
import type { Resolution } from '../../../src/source/resolver.js';
import { learntMapping } from '../../../src/source/rules/learn.js';
import { parseRecordedPath } from '../../../src/source/rules/recordedPath.js';
import { recordingLog, type RecordingLog } from '../../support/log.js';

const host = vi.hoisted(() => ({
  shown: [] as { path: string; line: number; column: number; preserveFocus: boolean }[],
  status: [] as string[],
  /** Files that the person was told of as not found, and such as they were asked to locate at once. */
  offered: [] as string[],
  located: [] as string[],
  errors: [] as string[],
  /** The mappings that hold in this window, and those that it was asked where to keep. */
  held: [] as unknown[],
  kept: [] as unknown[],
  isUndone: false,
  /** What the person answers to what is offered or asked, and to the choice. */
  location: undefined as string | undefined,
  chosen: undefined as string | undefined,
  choices: [] as (readonly string[])[],
  /** Where code is to be shown, and how many columns there are. */
  column: 2,
  columns: 1,
}));

vi.mock('vscode', () => ({
  l10n: {
    t: (text: string, ...values: string[]) =>
      text.replace(/\{(\d)\}/g, (_, i: string) => values[Number(i)] ?? ''),
  },
  Uri: { file: (path: string) => ({ path }) },
  Range: class {
    constructor(
      readonly line: number,
      readonly column: number,
    ) {}
  },
  TextEditorRevealType: { InCenter: 2 },
  ViewColumn: { Beside: -2 },
  workspace: {
    openTextDocument: (uri: { path: string }) =>
      uri.path === '/unreadable'
        ? Promise.reject(new Error('it is binary'))
        : Promise.resolve({ uri, lineCount: 20, lineAt: () => ({ text: 'some code' }) }),
  },
  window: {
    showTextDocument: (
      { uri }: { uri: { path: string } },
      options: {
        selection: { line: number; column: number };
        preserveFocus: boolean;
        viewColumn: number;
      },
    ) => {
      const { selection, preserveFocus, viewColumn } = options;
      if (viewColumn === -2) host.columns++;
      host.shown.push({ path: uri.path, line: selection.line, column: selection.column, preserveFocus });
      return Promise.resolve({ revealRange: () => undefined });
    },
    tabGroups: {
      get all() {
        return Array.from({ length: host.columns });
      },
    },
    setStatusBarMessage: (text: string) => host.status.push(text),
    showErrorMessage: (text: string) => {
      host.errors.push(text);
      return Promise.resolve(undefined);
    },
  },
}));
vi.mock('../../../src/source/vscode/textColumn.js', () => ({ textColumn: () => host.column }));
vi.mock('../../../src/source/vscode/keepMapping.js', () => ({
  keepMapping: (mapping: unknown, release: () => void) => {
    host.kept.push(mapping);
    if (host.isUndone) release();
    return Promise.resolve();
  },
}));
vi.mock('../../../src/source/vscode/askForFile.js', () => ({
  askForFile: (file: string) => {
    host.located.push(file);
    return Promise.resolve(host.location);
  },
  offerToLocate: (file: string) => {
    host.offered.push(file);
    return Promise.resolve(host.location);
  },
  chooseFile: (_: string, candidates: readonly string[]) => {
    host.choices.push(candidates);
    return Promise.resolve(host.chosen);
  },
}));

const ANSWERS: Readonly<Record<string, Resolution>> = {
  '/app/a.go': { kind: 'found', path: '/w/a.go' },
  '/app/b.go': { kind: 'found', path: '/w/b.go' },
  '/app/bin': { kind: 'found', path: '/unreadable' },
  'Foo.java of com.acme.Foo.run': { kind: 'found', path: '/w/java/com/acme/Foo.java' },
  'Foo.java of org.Foo.run': { kind: 'ambiguous', candidates: ['/w/x/Foo.java'] },
  '/app/cmd/main.go': { kind: 'ambiguous', candidates: ['/w/x/cmd/main.go', '/w/y/cmd/main.go'] },
  '/app/near.go': { kind: 'ambiguous', candidates: ['/w/near.go'] },
};

let forgotten = 0;
const lookedAround: string[] = [];
let slow: Promise<unknown> = Promise.resolve();
const sources = {
  resolve: async (file: string, [func = '']: readonly string[] = []) => {
    if (file === '/app/a.go') await slow;
    if (file === '/app/near.go' && lookedAround.length > 0) return { kind: 'found', path: '/w/near.go' };
    return ANSWERS[func === '' ? file : `${file} of ${func}`] ?? { kind: 'missing' };
  },
  lookAround: (file: string, files: readonly string[]) => {
    if (files.includes('/app/pkg/known.go')) lookedAround.push(file);
    return Promise.resolve();
  },
  learnt: (file: string, local: string) => {
    const path = parseRecordedPath(file);
    return path && learntMapping(path, local, { files: [], mappings: [] });
  },
  hold: (mapping: unknown) => {
    host.held.push(mapping);
    return () => host.held.splice(host.held.indexOf(mapping), 1);
  },
  forget: () => forgotten++,
} as unknown as LocalSources;

let log: RecordingLog;
let navigator: SourceNavigator;
/** Where a recorded line of a file is by now. */
let present: (path: string, file: string, line: number) => Promise<number | undefined>;
const open = (file: string, focus = false, line = 7, column = 3) =>
  navigator.open({ file, line, column }, { focus });

beforeEach(() => {
  const lists = [
    host.shown,
    host.status,
    host.offered,
    host.located,
    host.errors,
    host.held,
    host.kept,
    host.choices,
  ];
  for (const list of lists) list.length = 0;
  host.location = host.chosen = undefined;
  host.isUndone = false;
  host.column = 2;
  host.columns = 1;
  forgotten = 0;
  lookedAround.length = 0;
  slow = Promise.resolve();
  log = recordingLog();
  present = () => Promise.resolve(undefined);
  navigator = new SourceNavigator(
    sources,
    log,
    () => Promise.resolve(['/app/pkg/known.go']),
    (document, ...place) => present(document.uri.path, ...place),
  );
});

describe('a file that is found', () => {
  test('is shown at its line, with or without the keyboard', async () => {
    expect(await open('/app/a.go')).toEqual({ kind: 'shown', file: '/app/a.go' });
    expect(await open('/app/a.go', true)).toEqual({ kind: 'shown', file: '/app/a.go' });
    expect(host.shown).toEqual([
      { path: '/w/a.go', line: 6, column: 2, preserveFocus: true },
      { path: '/w/a.go', line: 6, column: 2, preserveFocus: false },
    ]);
  });

  test('a line or column that is unknown or past the end is brought into the file', async () => {
    await open('/app/a.go', false, 0, 0);
    await open('/app/a.go', false, 1e9, 1e9);
    expect(host.shown.map(({ line, column }) => [line, column])).toEqual([
      [0, 0],
      [19, 9],
    ]);
  });

  test('is shown where its line is by now', async () => {
    present = (path, file, line) =>
      Promise.resolve(path === '/w/a.go' && file === '/app/a.go' ? line + 3 : 1);
    await open('/app/a.go');
    expect(host.shown).toMatchObject([{ line: 9, column: 2 }]);
  });

  test('a later place overtakes one whose line is still looked for', async () => {
    let tell: (line: number) => void = () => undefined;
    present = (path) =>
      path === '/w/a.go' ? new Promise((resolve) => (tell = resolve)) : Promise.resolve(undefined);
    const first = open('/app/a.go');
    await open('/app/b.go');
    tell(1);
    expect((await first).kind).toBe('overtaken');
    expect(host.shown.map(({ path }) => path)).toEqual(['/w/b.go']);
  });

  test('a later place overtakes one that is still looked for', async () => {
    let release: (value: unknown) => void = () => undefined;
    slow = new Promise((resolve) => (release = resolve));
    const first = open('/app/a.go');
    await open('/app/b.go');
    release(undefined);
    expect((await first).kind).toBe('overtaken');
    expect(host.shown.map(({ path }) => path)).toEqual(['/w/b.go']);
  });

  test('opens a column once: who closes it sees code beside again by going there', async () => {
    host.column = -2;
    expect((await open('/app/a.go')).kind).toBe('shown');
    // Where there is code, it is shown there.
    host.column = 3;
    expect((await open('/app/b.go')).kind).toBe('shown');
    host.column = -2;
    host.columns = 1;
    expect([(await open('/app/a.go')).kind, host.status.length]).toEqual(['closed', 1]);
    expect((await open('/app/a.go', true)).kind).toBe('shown');
    expect(host.shown.map(({ path }) => path)).toEqual(['/w/a.go', '/w/b.go', '/w/a.go']);
  });

  test('opens another column where the first is there, but code is behind something else in it', async () => {
    host.column = -2;
    expect((await open('/app/a.go')).kind).toBe('shown');
    expect([(await open('/app/b.go')).kind, host.columns, host.status]).toEqual(['shown', 3, []]);
    host.columns = 2;
    expect((await open('/app/a.go')).kind).toBe('closed');
  });

  test('that could not be shown has opened no column', async () => {
    host.column = -2;
    expect([(await open('/app/bin')).kind, (await open('/app/a.go')).kind]).toEqual(['unreadable', 'shown']);
  });

  test('that cannot be shown says so, and the log why', async () => {
    expect((await open('/app/bin', true)).kind).toBe('unreadable');
    expect(host.errors).toEqual(['/unreadable could not be opened.']);
    expect(log.lines).toEqual([['error', '/unreadable could not be opened.', new Error('it is binary')]]);
    expect(forgotten).toBe(1);
    expect((await open('/app/bin')).kind).toBe('unreadable');
    expect(host.errors).toHaveLength(1);
  });
});

describe('a file that is missing', () => {
  test('disturbs nobody who follows, and is offered to be located to whoever goes there', async () => {
    expect(await open('/gone/x.go')).toEqual({ kind: 'missing', file: '/gone/x.go' });
    expect([host.offered, host.status]).toEqual([[], []]);
    expect(await open('/gone/x.go', true)).toEqual({ kind: 'missing', file: '/gone/x.go' });
    expect([host.offered, host.located]).toEqual([['/gone/x.go'], []]);
  });

  test('is asked for at once where the person wants to locate it', async () => {
    const options = { focus: true, isLocating: true };
    await navigator.open({ file: '/gone/x.go', line: 1, column: 1 }, options);
    expect([host.offered, host.located]).toEqual([[], ['/gone/x.go']]);
  });

  test('is located by the person, remembered as the shortest mapping, and shown', async () => {
    host.location = '/home/me/proj/pkg/x.go';
    expect((await open('/gone/pkg/x.go', true)).kind).toBe('shown');
    expect(host.held).toEqual([{ recorded: '/gone', local: '/home/me/proj' }]);
    expect(host.kept).toEqual(host.held);
    expect(host.shown.map(({ path }) => path)).toEqual(['/home/me/proj/pkg/x.go']);
  });

  test('stays as it was if the person cancels', async () => {
    await open('/gone/x.go', true);
    expect([host.held, host.shown]).toEqual([[], []]);
  });
});

test('as the keyboard comes by nothing is asked', async () => {
  const pass = async (file: string) =>
    (await navigator.open({ file, line: 1, column: 1 }, { focus: false, isPassing: true })).kind;
  expect([await pass('/gone/x.go'), await pass('/app/cmd/main.go')]).toEqual(['missing', 'unsure']);
  expect([host.offered, host.choices]).toEqual([[], []]);
  await open('/app/cmd/main.go');
  expect(host.choices).toHaveLength(1);
});

describe('files that could be it', () => {
  test('are a choice, once while following', async () => {
    await open('/app/cmd/main.go');
    await open('/app/cmd/main.go');
    expect(host.choices).toEqual([['/w/x/cmd/main.go', '/w/y/cmd/main.go']]);
    await open('/app/cmd/main.go', true);
    expect(host.choices).toHaveLength(2);
    expect(host.held).toEqual([]);
  });

  test('are no choice where the files around tell which it is', async () => {
    expect((await open('/app/near.go')).kind).toBe('shown');
    expect([lookedAround, host.choices]).toEqual([['/app/near.go'], []]);
  });

  test('and the choice is remembered', async () => {
    host.chosen = '/w/y/cmd/main.go';
    await open('/app/cmd/main.go', true);
    expect(host.held).toEqual([{ recorded: '/app', local: '/w/y' }]);
    expect(host.shown.map(({ path }) => path)).toEqual(['/w/y/cmd/main.go']);
  });

  test('and holds no more once that is undone', async () => {
    host.chosen = '/w/y/cmd/main.go';
    host.isUndone = true;
    await open('/app/cmd/main.go', true);
    expect([host.held, host.kept.length]).toEqual([[], 1]);
  });
});

describe('a file of Java without a folder', () => {
  const openIn = (func: string) =>
    navigator.open({ func, file: 'Foo.java', line: 7, column: 3 }, { focus: true });

  test('is looked for by the package of the function', async () => {
    expect((await openIn('com.acme.Foo.run')).kind).toBe('shown');
    expect(host.shown.map(({ path }) => path)).toEqual(['/w/java/com/acme/Foo.java']);
  });

  test("is the person's choice for this package only", async () => {
    host.chosen = '/w/x/Foo.java';
    await openIn('org.Foo.run');
    expect(host.held).toEqual([{ recorded: 'org', local: '/w/x' }]);
    await openIn('net.Foo.run');
    expect(host.offered).toEqual(['net/Foo.java']);
  });
});

test('a place without a file says so', async () => {
  expect((await open('')).kind).toBe('noFile');
  expect(host.status).toEqual([]);
  await open('', true);
  expect(host.status).toEqual(['The profile does not say in which file this is.']);
});
