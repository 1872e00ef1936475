import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nodeMachine } from '../../../src/source/node/machine.js';
import { WorkspaceFiles } from '../../../src/source/vscode/workspaceFiles.js';
import { recordingLog } from '../../support/log.js';

/** What the `go` command does each time it is started. */
const go = vi.hoisted(() => ({ answers: [] as (Error | string)[], isTrusted: true }));

vi.mock('vscode', () => ({
  EventEmitter: class {
    readonly event = () => undefined;
  },
  workspace: {
    get isTrusted() {
      return go.isTrusted;
    },
    onDidChangeWorkspaceFolders: () => undefined,
    onDidGrantWorkspaceTrust: () => undefined,
  },
}));

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
  go.isTrusted = true;
  go.answers = [];
});

afterEach(() => {
  vi.useRealTimers();
});

test('the Go tools are asked again a minute after they failed, and not once they have answered', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const log = recordingLog();
  const files = new WorkspaceFiles(nodeMachine, log);
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
  go.isTrusted = false;
  const log = recordingLog();
  expect((await new WorkspaceFiles(nodeMachine, log).toolchain()).gopaths).not.toEqual([]);
  expect(log.lines).toEqual([]);
});
