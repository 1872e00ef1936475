import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nodeMachine } from '../../../src/source/node/machine.js';
import { WorkspaceFiles } from '../../../src/source/vscode/workspaceFiles.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';
import { recordingLog, type RecordingLog } from '../../support/log.js';

/** What the `go` command does each time it is started. */
const go = vi.hoisted(() => ({ answers: [] as (Error | string)[] }));
const disposeLater = disposeAfterEach();

function filesOfWorkspace(log: RecordingLog): WorkspaceFiles {
  const files = new WorkspaceFiles(nodeMachine, log);
  disposeLater(files);
  return files;
}

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

vi.mock('node:child_process', () => ({
  execFile: (
    _: string,
    __: readonly string[],
    ___: object,
    done: (error: Error | null, stdout: string) => void,
  ) => {
    const answer = go.answers.shift() ?? new Error('Nobody expected go to be started.');
    if (answer instanceof Error) done(answer, '');
    else done(null, answer);
  },
}));

beforeEach(() => {
  workbench.reset();
  go.answers = [];
});

afterEach(() => {
  vi.useRealTimers();
});

test('the Go tools are asked again a minute after they failed, and not once they have answered', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const log = recordingLog();
  const files = filesOfWorkspace(log);
  const hangs = new Error('killed');
  go.answers = [hangs, '{"GOROOT":"/opt/asked-go"}'];
  expect((await files.toolchain()).goroots).not.toContain('/opt/asked-go');
  await files.toolchain();
  expect(log.lines).toMatchObject([
    ['warn', 'The Go tools were not asked where their sources are.', { cause: hangs }],
  ]);
  vi.advanceTimersByTime(60_000);
  expect((await files.toolchain()).goroots[0]).toBe('/opt/asked-go');
  expect((await files.toolchain()).goroots[0]).toBe('/opt/asked-go');
  expect(log.lines).toHaveLength(1);
});

test('no Go tools are started in a workspace that nobody trusts', async () => {
  workbench.isTrusted = false;
  const log = recordingLog();
  expect((await filesOfWorkspace(log).toolchain()).gopaths).not.toEqual([]);
  expect(log.lines).toEqual([]);
});

test('files of a name are looked for once, until one comes or goes; a copy that Bazel or git keeps is no reason', async () => {
  const files = filesOfWorkspace(recordingLog());
  workbench.files.set('/w/a/x.go', '');
  expect(await files.named('x.go')).toEqual(['/w/a/x.go']);
  workbench.files.set('/w/b/x.go', '');
  expect(await files.named('x.go')).toEqual(['/w/a/x.go']);
  workbench.events.fileCreated.fire(vscode.Uri.file('/w/.git/x.go'));
  expect(await files.named('x.go')).toEqual(['/w/a/x.go']);
  workbench.events.fileCreated.fire(vscode.Uri.file('/w/b/x.go'));
  expect(await files.named('x.go')).toEqual(['/w/a/x.go', '/w/b/x.go']);
});

test('files of many names are looked for in one search', async () => {
  const files = filesOfWorkspace(recordingLog());
  const search = vi.spyOn(vscode.workspace, 'findFiles');
  for (const path of ['/w/a/x.go', '/w/b/x.go', '/w/b/[y].go', '/w/z.go']) workbench.files.set(path, '');
  await files.lookUp(['x.go', '[y].go', 'gone.go'], () => false);
  expect(search.mock.calls.map(([pattern]) => pattern)).toEqual(['**/{x.go,?y?.go,gone.go}']);
  const found = await Promise.all(['x.go', '[y].go', 'gone.go'].map((name) => files.named(name)));
  expect(found).toEqual([['/w/a/x.go', '/w/b/x.go'], ['/w/b/[y].go'], []]);
  expect(search).toHaveBeenCalledTimes(1);
  await files.lookUp(['z.go', 'y.go'], () => true);
  expect(search).toHaveBeenCalledTimes(1);
  search.mockRestore();
});

test('where too many files have one of many names, fewer names are looked for at a time', async () => {
  const files = filesOfWorkspace(recordingLog());
  for (let i = 0; i < 5000; i++) workbench.files.set(`/w/${i}/index.js`, '');
  workbench.files.set('/w/x.js', '');
  const search = vi.spyOn(vscode.workspace, 'findFiles');
  await files.lookUp(['index.js', 'x.js', 'y.js', 'z.js'], () => false);
  expect(await files.named('x.js')).toEqual(['/w/x.js']);
  expect(await files.named('z.js')).toEqual([]);
  expect(search.mock.calls.map(([pattern]) => pattern)).toEqual([
    ...['**/{index.js,x.js,y.js,z.js}', '**/{index.js,x.js}', '**/{y.js,z.js}', '**/x.js'],
  ]);
  search.mockRestore();
});

test('the head of a file is no more than is asked for, and nothing of what cannot be read', async () => {
  const files = filesOfWorkspace(recordingLog());
  expect(await files.head(import.meta.filename)).toContain('import { afterEach');
  expect(await nodeMachine.head(import.meta.filename, 6)).toBe('import');
  expect(await files.head('/no/such/file')).toBe('');
});

test('trust asks the Go tools again', async () => {
  workbench.isTrusted = false;
  const files = filesOfWorkspace(recordingLog());
  const told: string[] = [];
  disposeLater(files.onDidChange((what) => told.push(what)));
  expect((await files.toolchain()).goroots).not.toContain('/opt/asked-go');
  workbench.isTrusted = true;
  go.answers = ['{"GOROOT":"/opt/asked-go"}'];
  workbench.events.trusted.fire(undefined);
  expect((await files.toolchain()).goroots[0]).toBe('/opt/asked-go');
  expect(told).toEqual(['workspace']);
});
