import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { ActiveProfile, ActiveProfiles } from '../../../src/inline/activeProfile.js';
import { InlineFigures, type Sources } from '../../../src/inline/inlineFigures.js';
import { FileOrigins, type Texts } from '../../../src/inline/match/fileOrigins.js';
import type { Appearance } from '../../../src/inline/paint/paint.js';
import type { Visibility } from '../../../src/inline/visibility.js';
import type { Declaration, LineFigure } from '../../../src/protocol/session.js';
import type { BuiltText } from '../../../src/source/history/builtText.js';
import { Emitter } from '../../../src/session/host/emitter.js';
import { FakeEditor as Editor } from '../../support/fakeEditor.js';
import { disposeAfterEach, workbench } from '../../support/fakeVscode.js';
import { recordingLog, type RecordingLog } from '../../support/log.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposeLater = disposeAfterEach();

const figure = (line: number, cum: string, cumShare: number): LineFigure => ({
  line,
  flat: '',
  cum,
  flatShare: 0,
  cumShare,
  percent: `${cumShare * 100}%`,
});

const noHeat = [0, 0, 0, 0, 0, 0, 0, 0];

let log: RecordingLog;
let figures: readonly LineFigure[];
let declarations: readonly Declaration[];
let asked: Promise<unknown>;
/** What git says. */
const texts = { of: vi.fn<Texts['of']>() };
const profile = {
  id: '1',
  name: 'heap.pb.gz',
  generation: 1,
  takenAt: 1000,
  files: () => Promise.resolve(['/app/x.go', '/app/y.go']),
  declarations: () => Promise.resolve(declarations),
  lines: async () => {
    const answer = figures;
    await asked;
    return answer;
  },
} as unknown as ActiveProfile;

const changed = new Emitter<void>(recordingLog());
const look = new Emitter<void>(recordingLog());
let profiles: { active: ActiveProfile | undefined };
let visibility: { appearance: Appearance };
const sources: Sources = {
  onDidChange: () => ({ dispose: () => undefined }),
  release: () => Promise.resolve(undefined),
  resolve: () => Promise.resolve({ kind: 'missing' }),
  recordedFor: (local, recorded) =>
    Promise.resolve(recorded.named('x.go').filter((file) => local.endsWith('/x.go') && file === '/app/x.go')),
};

/** Promises that are resolved have been acted on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function start(editor: Editor): Promise<InlineFigures> {
  workbench.editors = [editor];
  const inline = new InlineFigures(
    Object.assign(profiles, { all: [], onDidChange: changed.event }) as unknown as ActiveProfiles,
    sources,
    new FileOrigins({ ...texts, goVersion: () => Promise.resolve(undefined) }, sources),
    Object.assign(visibility, {
      onDidChange: look.event,
      appearanceIn: () => visibility.appearance,
    }) as unknown as Visibility,
    log,
  );
  disposeLater(inline);
  await settled();
  return inline;
}

beforeEach(() => {
  workbench.reset();
  figures = [figure(2, '3.70GB', 0.99), figure(4, '2kB', 0.0001), figure(99, '1B', 0)];
  declarations = [];
  texts.of.mockReset().mockResolvedValue(undefined);
  log = recordingLog();
  asked = Promise.resolve();
  profiles = { active: profile };
  visibility = { appearance: { position: 'end', heat: true, gutter: false, threshold: 0 } };
  changed.dispose();
  look.dispose();
});

describe('figures in a visible editor', () => {
  test('stand at their lines, with heat; those past the end are left out', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect(editor.atEnd).toEqual(['2: 3.70GB cum 99%', '4: 2kB cum 0.01%']);
    expect(editor.heat).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('in a column before the code every line has its place', async () => {
    visibility.appearance = { ...visibility.appearance, position: 'before', heat: false };
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect(editor.atEnd).toEqual([]);
    expect(editor.before.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      '',
      '. 3.70GB',
      '',
      '.    2kB',
    ]);
    expect(editor.heat).toEqual(noHeat);
  });

  test('are looked up with the functions of a file, asked for once a load', async () => {
    const functionsIn = vi.fn<ActiveProfile['functionsIn']>(() => Promise.resolve(['com.acme.X.run']));
    profiles.active = { ...profile, functionsIn };
    const told: unknown[] = [];
    const recordedFor = vi.spyOn(sources, 'recordedFor').mockImplementation(async (_, recorded) => {
      told.push(await recorded.functionsIn('X.java'));
      return [];
    });
    const editor = new Editor('a');
    await start(editor);
    changed.fire();
    await settled();
    recordedFor.mockRestore();
    expect(told).toEqual([['com.acme.X.run'], ['com.acme.X.run']]);
    expect(functionsIn.mock.calls).toEqual([['X.java']]);
  });

  test('are nothing that styles are made for while no profile is open', async () => {
    profiles.active = undefined;
    const inline = await start(new Editor('a'));
    look.fire();
    expect(workbench.styles).toEqual([]);
    profiles.active = profile;
    changed.fire();
    await settled();
    expect(workbench.styles).not.toEqual([]);
    inline.dispose();
    expect(workbench.styles).toEqual([]);
  });

  test('none when off', async () => {
    visibility.appearance = { ...visibility.appearance, position: 'off' };
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect([editor.atEnd, editor.before, editor.heat]).toEqual([[], [], noHeat]);
  });

  test('follow edits: lines move, an edited one loses its figure, undone it has it again', async () => {
    const editor = new Editor('a\nb\nc\nd');
    const inline = await start(editor);
    editor.edit(0, 0, 'new', 'new');
    expect(editor.atEnd).toEqual(['4: 3.70GB cum 99%', '6: 2kB cum 0.01%']);
    editor.edit(3, 1, 'bb');
    expect(editor.atEnd).toEqual(['6: 2kB cum 0.01%']);
    expect(inline.of(editor.document as never)?.recordedLine(5)).toBe(4);
    editor.edit(3, 1, 'b');
    expect(editor.atEnd).toEqual(['4: 3.70GB cum 99%', '6: 2kB cum 0.01%']);
  });

  test('are written again only where an edit has changed what they are', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    const { writes } = editor;
    editor.type(0, 1, 'x');
    editor.type(2, 1, 'x');
    editor.edit(0, 0, 'new');
    expect(editor.writes).toBe(writes);
    expect(editor.atEnd).toEqual(['3: 3.70GB cum 99%', '5: 2kB cum 0.01%']);
    editor.type(2, 1, 'x');
    expect(editor.atEnd).toEqual(['5: 2kB cum 0.01%']);
    // The texts, and the bar of the line that has lost its own: the other bar is where it was.
    expect(editor.writes).toBe(writes + 2);
  });

  test('of less than the threshold are left out, but for those that have no share', async () => {
    visibility.appearance = { ...visibility.appearance, threshold: 0.001 };
    const editor = new Editor('a\nb\nc\nd');
    const inline = await start(editor);
    expect(editor.atEnd).toEqual(['2: 3.70GB cum 99%']);
    expect(editor.heat).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(inline.of(editor.document as never)?.recordedLine(3)).toBe(4);
    figures = [{ ...figure(4, '2kB', 0), percent: '' }];
    changed.fire();
    await settled();
    expect(editor.atEnd).toEqual(['4: 2kB cum']);
  });

  test('of a long text stand around what is in sight, and follow it', async () => {
    figures = Array.from({ length: 10_000 }, (_, i) => figure(i + 1, `${i + 1}`, 0.5));
    const editor = new Editor(Array.from({ length: 10_000 }, (_, i) => `line ${i}`).join('\n'));
    await start(editor);
    expect(editor.atEnd.length).toBeLessThan(2000);
    expect(editor.atEnd[0]).toBe('1: 1 cum 50%');
    const { writes } = editor;
    editor.scroll(100);
    expect(editor.writes).toBe(writes);
    editor.scroll(5000);
    expect(editor.atEnd.length).toBeLessThan(2000);
    for (const line of [4801, 5001, 5231]) expect(editor.atEnd).toContain(`${line}: ${line} cum 50%`);
    editor.edit(0, 0, 'new');
    expect(editor.atEnd).toContain('5002: 5001 cum 50%');
  });

  test('move with their function, and are marked where it is not to be found', async () => {
    declarations = [
      { name: 'main.f', line: 1 },
      { name: 'main.(*T).g', line: 4 },
      { name: 'main.gone', line: 8 },
    ];
    figures = [2, 3, 5, 9].map((line) => figure(line, `${line}`, 0.5));
    const text = '// new\nfunc f() {\n\ta()\n\tb()\n}\n\nfunc (t *T) g() {\n\tc()\n}\n';
    const editor = new Editor(text);
    const inline = await start(editor);
    expect(editor.atEnd).toEqual(['3: 2 cum 50%', '4: 3 cum 50%', '8: 5 cum 50%', '9: ~ 9 cum 50%']);
    expect(editor.heat[7]).toBe(3);
    const tracked = inline.of(editor.document as never);
    expect(tracked?.recordedLine(7)).toBe(5);
    expect(tracked?.placeOf(7)).toEqual({ line: 8, certainty: 'moved', declared: { then: 4, now: 7 } });
    expect(tracked?.certainty).toBe('doubtful');
    editor.edit(0, 1);
    expect(editor.atEnd[0]).toBe('2: 2 cum 50%');
  });

  test('move as git says: what is gone has none; git that takes long is not waited for', async () => {
    const built: BuiltText = {
      lines: ['a', 'b', 'gone', 'd'],
      commit: 'c0ffee',
      basis: 'assumed',
      isModified: false,
    };
    figures = [2, 3, 4].map((line) => figure(line, `${line}`, 0.5));
    let answer: (built: BuiltText) => void = () => undefined;
    texts.of.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const editor = new Editor('a\nnew\nb\nd');
    const inline = await start(editor);
    await expect.poll(() => editor.atEnd).toEqual(['2: 2 cum 50%', '3: 3 cum 50%', '4: 4 cum 50%']);
    const told = vi.fn();
    disposeLater(inline.onDidLoad(told));
    answer(built);
    await expect.poll(() => editor.atEnd).toEqual(['3: 2 cum 50%', '4: 4 cum 50%']);
    expect(told).toHaveBeenCalledOnce();
    const tracked = inline.of(editor.document as never);
    expect(tracked?.certainty).toBe('assumed');
    expect(tracked?.lostWithin(1, 9).map(({ line }) => line)).toEqual([3]);
    expect(tracked?.firstWithin(1, 9)).toBe(0);
    editor.edit(2, 1, 'bb');
    expect(tracked?.lostWithin(1, 9).map(({ line }) => line)).toEqual([2, 3]);
  });

  test('git is not asked about a document without figures, but once it has some', async () => {
    const some = figures;
    figures = [];
    const inline = await start(new Editor('a\nb\nc\nd'));
    await settled();
    expect(texts.of).not.toHaveBeenCalled();
    figures = some;
    inline.changed();
    await vi.waitFor(() => expect(texts.of).toHaveBeenCalledOnce());
  });

  test('git is asked no more about a document that is out of sight', async () => {
    const signals: AbortSignal[] = [];
    texts.of.mockImplementation((_, __, signal) => {
      if (signal) signals.push(signal);
      return new Promise(() => undefined);
    });
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    await expect.poll(() => editor.atEnd).toHaveLength(2);
    workbench.show([]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    workbench.show([editor]);
    await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test('have their bars in the gutter where the setting says so', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    const inGutter = () => workbench.styles.filter(({ options }) => 'dark' in options).length;
    expect(inGutter()).toBe(0);
    visibility.appearance = { ...visibility.appearance, gutter: true };
    look.fire();
    expect(inGutter()).toBe(16);
    expect(editor.atEnd).toHaveLength(2);
    expect(editor.heat).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('before the code every line has its place, also one that is new', async () => {
    visibility.appearance = { ...visibility.appearance, position: 'before', heat: false };
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    const { writes } = editor;
    editor.type(2, 1, 'x');
    expect(editor.writes).toBe(writes);
    editor.edit(3, 0, 'new');
    expect(editor.before).toHaveLength(5);
    editor.type(3, 0, 'x');
    expect(editor.writes).toBe(writes + 2);
  });

  test('are those of the file on disk, if it has unsaved edits when it is first seen', async () => {
    workbench.files.set('/w/x.go', 'a\nb\nc\nd');
    const editor = new Editor('new\na\nb\nc\ndd', true);
    await start(editor);
    expect(editor.atEnd).toEqual(['3: 3.70GB cum 99%']);
  });

  test('change with the selection and stay with their lines; the last request wins', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    editor.edit(0, 0, 'new');
    let release: (value: unknown) => void = () => undefined;
    asked = new Promise((resolve) => (release = resolve));
    figures = [figure(1, 'late', 0.5)];
    changed.fire();
    await settled();
    asked = Promise.resolve();
    figures = [figure(3, '12', 0.5)];
    changed.fire();
    await settled();
    release(undefined);
    await settled();
    expect(editor.atEnd).toEqual(['4: 12 cum 50%']);
  });

  test('go when the profile is closed', async () => {
    const editor = new Editor('a\nb\nc\nd');
    const inline = await start(editor);
    profiles.active = undefined;
    changed.fire();
    await expect.poll(() => editor.atEnd).toEqual([]);
    expect(inline.of(editor.document as never)).toBeUndefined();
  });

  test('are not written again while editors come and go', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    const { writes } = editor;
    for (const editors of [[editor], [editor, editor], [editor]]) {
      workbench.show(editors);
      await settled();
    }
    expect(editor.writes).toBe(writes);
  });

  test('are not taken from an editor that closes with the profile', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    const { writes } = editor;
    profiles.active = undefined;
    changed.fire();
    await settled();
    workbench.show([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(editor.writes).toBe(writes);
  });

  test('come to an editor that is opened later', async () => {
    await start(new Editor('a\nb\nc\nd'));
    const second = new Editor('a\nb\nc\nd');
    workbench.show([second]);
    await settled();
    expect(second.atEnd).toHaveLength(2);
  });

  test('that cannot be had are none, and the log says why', async () => {
    const failing = { ...profile, files: () => Promise.reject(new Error('closed')) };
    profiles.active = failing;
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect(editor.writes).toBe(0);
    expect(log.lines).toEqual([['warn', 'No figures of heap.pb.gz for /w/x.go.', new Error('closed')]]);
  });

  test('are of the text as it is now for a profile taken after the edits', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    editor.edit(0, 0, 'new');
    profiles.active = { ...profile, generation: 2, takenAt: Date.now() + 1000 };
    changed.fire();
    await settled();
    expect(editor.atEnd[0]).toBe('2: 3.70GB cum 99%');
  });
});
