import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { ActiveProfile, ActiveProfiles } from '../../../src/inline/activeProfile.js';
import { InlineFigures, type Sources } from '../../../src/inline/inlineFigures.js';
import type { Visibility } from '../../../src/inline/visibility.js';
import type { LineFigure } from '../../../src/protocol/session.js';
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

let log: RecordingLog;
let figures: readonly LineFigure[];
let asked: Promise<unknown>;
const profile = {
  id: '1',
  name: 'heap.pb.gz',
  generation: 1,
  takenAt: 1000,
  files: () => Promise.resolve(['/app/x.go', '/app/y.go']),
  lines: async () => {
    const answer = figures;
    await asked;
    return answer;
  },
} as unknown as ActiveProfile;

const changed = new Emitter<void>(recordingLog());
let profiles: { active: ActiveProfile | undefined };
let visibility: { appearance: { position: string; heat: boolean } };
const sources: Sources = {
  onDidChange: () => ({ dispose: () => undefined }),
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
    Object.assign(visibility, { onDidChange: () => ({ dispose: () => undefined }) }) as unknown as Visibility,
    log,
  );
  disposeLater(inline);
  await settled();
  return inline;
}

beforeEach(() => {
  workbench.reset();
  figures = [figure(2, '3.70GB', 0.99), figure(4, '2kB', 0.0001), figure(99, '1B', 0)];
  log = recordingLog();
  asked = Promise.resolve();
  profiles = { active: profile };
  visibility = { appearance: { position: 'end', heat: true } };
  changed.dispose();
});

describe('figures in a visible editor', () => {
  test('stand at their lines, with heat; those past the end are left out', async () => {
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect(editor.atEnd).toEqual(['2: 3.70GB cum 99%', '4: 2kB cum 0.01%']);
    expect(editor.heat).toEqual([1, 0, 0, 0, 1]);
  });

  test('in a column before the code every line has its place', async () => {
    visibility.appearance = { position: 'before', heat: false };
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect(editor.atEnd).toEqual([]);
    expect(editor.before.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      '',
      '. 3.70GB',
      '',
      '.    2kB',
    ]);
    expect(editor.heat).toEqual([0, 0, 0, 0, 0]);
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

  test('none when off', async () => {
    visibility.appearance = { position: 'off', heat: true };
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    expect([editor.atEnd, editor.before, editor.heat]).toEqual([[], [], [0, 0, 0, 0, 0]]);
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
  });

  test('before the code every line has its place, also one that is new', async () => {
    visibility.appearance = { position: 'before', heat: false };
    const editor = new Editor('a\nb\nc\nd');
    await start(editor);
    const { writes } = editor;
    editor.type(2, 1, 'x');
    expect(editor.writes).toBe(writes);
    editor.edit(3, 0, 'new');
    expect(editor.before).toHaveLength(5);
    editor.type(3, 0, 'x');
    expect(editor.writes).toBe(writes + 2 * 7);
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
