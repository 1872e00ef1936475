import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { FoundRepository, Repository } from '../../../src/source/history/repository.js';
import type { LocalProgram, Machine } from '../../../src/source/machine.js';
import { BuiltTexts, type ProgramOrigin } from '../../../src/source/vscode/builtTexts.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';
import { recordingLog, type RecordingLog } from '../../support/log.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposeLater = disposeAfterEach();

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);

const texts: Readonly<Record<string, string>> = { [OLD]: 'old', [NEW]: 'new' };
const repository: Repository = {
  commit: (name) => Promise.resolve(Object.keys(texts).find((hash) => hash.startsWith(name))),
  log: () => Promise.resolve([NEW, OLD].map((hash) => ({ hash, time: hash === NEW ? 2000 : 1000 }))),
  nameBefore: () => Promise.resolve(undefined),
  text: (commit, file) => Promise.resolve(file === 'pkg/x.go' ? texts[commit] : undefined),
};

const found = vi.fn<Machine['repository']>();
const program = vi.fn<(path: string) => Promise<LocalProgram | undefined>>();
const machine = { platform: 'posix', repository: found, program } as unknown as Machine;
let log: RecordingLog;

const origin = (known: Partial<ProgramOrigin> = {}): ProgramOrigin => ({
  takenAt: 3000,
  comments: [],
  binary: '',
  buildId: '',
  ...known,
});

function start(): BuiltTexts {
  const built = new BuiltTexts(machine, log);
  disposeLater(built);
  return built;
}

beforeEach(() => {
  workbench.reset();
  workbench.folders = [{ name: 'w', uri: vscode.Uri.file('/repo/pkg') }];
  log = recordingLog();
  const here: FoundRepository = { repository, prefix: 'pkg/', gitFolder: '/repo/.git' };
  found.mockReset().mockResolvedValue(here);
  program.mockReset().mockResolvedValue(undefined);
});

describe('the text of a file as a program was built from it', () => {
  test('is that of the last commit before the profile, asked for once', async () => {
    const built = start();
    expect(await built.of('/repo/pkg/x.go', origin())).toMatchObject({ lines: ['new'], basis: 'assumed' });
    await built.of('/repo/pkg/x.go', origin());
    expect(found.mock.calls.map(([git, folder]) => [git, folder])).toEqual([['git', '/repo/pkg']]);
    expect(await built.of('/repo/pkg/x.go', origin({ takenAt: 1500 }))).toMatchObject({ lines: ['old'] });
  });

  test('is asked for again when HEAD is another commit, and word of it goes out', async () => {
    const built = start();
    const told = vi.fn();
    disposeLater(built.onDidChange(told));
    await built.of('/repo/pkg/x.go', origin());
    workbench.events.fileChanged.fire(vscode.Uri.file('/repo/.git/logs/HEAD'));
    expect(told).toHaveBeenCalled();
    await built.of('/repo/pkg/x.go', origin());
    expect(found).toHaveBeenCalledTimes(2);
  });

  test('is not asked for in Restricted Mode, outside of the workspace, or with git turned off', async () => {
    const built = start();
    workbench.isTrusted = false;
    expect(await built.of('/repo/pkg/x.go', origin())).toBeUndefined();
    workbench.isTrusted = true;
    expect(await built.of('/elsewhere/pkg/x.go', origin())).toBeUndefined();
    workbench.settings.set('git.enabled', { globalValue: false });
    expect(await built.of('/repo/pkg/x.go', origin())).toBeUndefined();
    expect(found).not.toHaveBeenCalled();
    expect(program).not.toHaveBeenCalled();
  });

  test('is that of the commit which the setting names, else a comment, else the program', async () => {
    const built = start();
    const commitOf = async (known: Partial<ProgramOrigin>) =>
      (await built.of('/repo/pkg/x.go', origin({ buildId: 'id', binary: '/bin/app', ...known })))?.commit;
    program.mockResolvedValue({
      buildIds: ['id'],
      commit: { commit: OLD, isModified: true },
      goVersion: undefined,
      writtenAt: 9000,
    });
    expect(await built.of('/repo/pkg/x.go', origin({ buildId: 'id', binary: '/bin/app' }))).toMatchObject({
      lines: ['old'],
      basis: 'recorded',
      isModified: true,
    });
    expect(await commitOf({ buildId: 'another' })).toBe(NEW);
    expect(await commitOf({ comments: [`commit ${OLD}`], buildId: 'another' })).toBe(OLD);
    await vscode.workspace.getConfiguration().update('pprofLens.source.commit', 'bbbb', 1);
    expect(await commitOf({ comments: [`commit ${OLD}`] })).toBe(NEW);
  });

  test('tells the version of Go of the program with the build id of the profile, in trusted workspaces', async () => {
    program.mockResolvedValue({
      buildIds: ['id'],
      commit: undefined,
      goVersion: 'go1.22.3',
      writtenAt: 9000,
    });
    const built = start();
    const app = { binary: '/bin/app', buildId: 'id' };
    workbench.isTrusted = false;
    expect(await built.goVersion(origin(app))).toBeUndefined();
    expect(program).not.toHaveBeenCalled();
    workbench.isTrusted = true;
    expect(await built.goVersion(origin(app))).toBe('go1.22.3');
    expect(await built.goVersion(origin({ ...app, buildId: 'another' }))).toBeUndefined();
  });

  test('a program without a build id counts if it has not been written since the profile', async () => {
    const built = start();
    const written = (writtenAt: number) =>
      program.mockResolvedValue({
        buildIds: [],
        commit: { commit: OLD, isModified: false },
        goVersion: undefined,
        writtenAt,
      });
    written(3001);
    expect((await built.of('/repo/pkg/x.go', origin({ binary: '/bin/a' })))?.basis).toBe('assumed');
    written(2999);
    expect((await built.of('/repo/pkg/x.go', origin({ binary: '/bin/b' })))?.basis).toBe('recorded');
  });

  test.each(['//server/share/app', '\\\\server\\share\\app', '/net/host/app', '/proc/1/exe', 'app', ''])(
    'the program %s is not looked at',
    async (binary) => {
      await start().of('/repo/pkg/x.go', origin({ binary }));
      expect(program).not.toHaveBeenCalled();
    },
  );

  test('cannot be told where git fails, which the log says; it is asked again', async () => {
    const built = start();
    const error = new Error('git rev-parse failed.');
    found.mockRejectedValueOnce(error);
    expect(await built.of('/repo/pkg/x.go', origin())).toBeUndefined();
    expect(log.lines).toEqual([['warn', 'Git was not asked about /repo/pkg/x.go.', error]]);
    expect(await built.of('/repo/pkg/x.go', origin())).toBeDefined();
  });

  test('is told to who waits for the same when whoever asked first does no more', async () => {
    const built = start();
    const first = new AbortController();
    found.mockImplementationOnce((_git, _folder, signal) => {
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('git rev-parse failed.')));
      });
    });
    const left = built.of('/repo/pkg/x.go', origin(), first.signal);
    const waiting = built.of('/repo/pkg/x.go', origin());
    await vi.waitFor(() => expect(found).toHaveBeenCalled());
    first.abort();
    expect(await left).toBeUndefined();
    expect(await waiting).toMatchObject({ lines: ['new'] });
    expect(log.lines).toEqual([]);
  });
});

describe("a repository that is open in VS Code's git extension", () => {
  let state: InstanceType<typeof vscode.EventEmitter<undefined>>;
  let head: string;
  const open = {
    rootUri: vscode.Uri.file('/repo'),
    state: {
      get HEAD() {
        return { commit: head };
      },
      get onDidChange() {
        return state.event;
      },
    },
    getCommit: (ref: string) =>
      ref === 'none' ? Promise.reject(new Error('none')) : Promise.resolve({ hash: ref, parents: ['p'] }),
    log: vi.fn(({ path }: { path: string }) =>
      Promise.resolve(
        path === '/repo/pkg/x.go'
          ? [{ hash: NEW, parents: [], commitDate: new Date(2000) }]
          : [
              { hash: NEW, parents: [], commitDate: new Date(2000) },
              { hash: OLD, parents: [], commitDate: new Date(1000) },
            ],
      ),
    ),
    diffBetween: (from: string, to: string) =>
      Promise.resolve(
        from === 'p' && to === NEW
          ? [{ originalUri: vscode.Uri.file('/repo/y.go'), renameUri: vscode.Uri.file('/repo/pkg/x.go') }]
          : [],
      ),
    show: (ref: string, path: string) => Promise.resolve(`${ref.slice(0, 1)} ${path}`),
  };

  beforeEach(() => {
    head = NEW;
    state = new vscode.EventEmitter<undefined>();
    disposeLater(state);
    open.log.mockClear();
    const getRepository = ({ path }: { path: string }) => (path.startsWith('/repo/') ? open : null);
    workbench.extensions.set('vscode.git', { getAPI: () => ({ git: { path: '/opt/git' }, getRepository }) });
  });

  test('is asked there, renames too, and again once HEAD is another commit', async () => {
    const built = start();
    expect(await built.of('/repo/pkg/x.go', origin())).toMatchObject({ lines: ['b /repo/pkg/x.go'] });
    expect(await built.of('/repo/pkg/x.go', origin({ takenAt: 1500 }))).toMatchObject({
      lines: ['a /repo/y.go'],
      basis: 'assumed',
    });
    expect(found).not.toHaveBeenCalled();
    const { length } = open.log.mock.calls;
    state.fire(undefined);
    await built.of('/repo/pkg/x.go', origin());
    expect(open.log.mock.calls).toHaveLength(length);
    head = OLD;
    state.fire(undefined);
    await built.of('/repo/pkg/x.go', origin());
    expect(open.log.mock.calls.length).toBeGreaterThan(length);
  });

  test('others are asked by the git that it uses', async () => {
    workbench.folders = [{ name: 'w', uri: vscode.Uri.file('/other') }];
    await start().of('/other/x.go', origin());
    expect(found.mock.calls[0]?.slice(0, 2)).toEqual(['/opt/git', '/other']);
  });

  test('is asked no more once nobody waits', async () => {
    const built = start();
    expect(await built.of('/repo/pkg/x.go', origin(), AbortSignal.abort())).toBeUndefined();
    expect(open.log).not.toHaveBeenCalled();
    expect(log.lines).toEqual([]);
  });
});
