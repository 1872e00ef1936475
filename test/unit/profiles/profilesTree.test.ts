import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FoundProfiles } from '../../../src/profiles/foundProfiles.js';
import { ListedProfile, ProfilesTree } from '../../../src/profiles/profilesTree.js';
import { RecentProfiles } from '../../../src/profiles/recentProfiles.js';
import { openListed } from '../../../src/profiles/register.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';
import { recordingLog } from '../../support/log.js';
import { memento } from './memento.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const { Uri } = vscode;
const disposing = disposeAfterEach();
beforeEach(() => {
  workbench.reset();
  vi.useRealTimers();
});

function start(open: readonly string[] = []) {
  const log = recordingLog();
  const recent = new RecentProfiles(memento());
  const found = new FoundProfiles(log);
  const tree = new ProfilesTree(
    () => open.map((path) => Uri.file(path)) as never,
    ({ path }) => path.startsWith('/ext/'),
    recent,
    found,
  );
  for (const each of [tree, found, recent]) disposing(each);
  /** The list, as a person sees it. */
  const shown = async (): Promise<readonly string[]> => {
    const lines: string[] = [];
    for (const group of await tree.below(undefined)) {
      lines.push(tree.line(group).label);
      for (const each of await tree.below(group)) {
        const { label, description = '' } = tree.line(each);
        lines.push(`  ${label} ${description}`.trimEnd());
      }
    }
    return lines;
  };
  return { log, recent, found, tree, shown };
}

function inWorkspace(...paths: readonly string[]): void {
  workbench.folders = [{ name: 'w', uri: Uri.file('/w') }];
  for (const path of paths) workbench.files.set(path, '');
}

describe('the list of profiles', () => {
  test('has those that are open, those that were, and those of the workspace', async () => {
    inWorkspace(
      '/w/b/d/z.pgo',
      '/w/b/cpu.pb.gz',
      '/w/b/e.pgo',
      '/w/a.pgo',
      '/w/heap.debug1.txt',
      '/w/heap',
      '/w/main.go',
    );
    const { recent, shown } = start(['/w/a.pgo', '/w/a.pgo']);
    for (const path of ['/elsewhere/x.pprof', '/w/a.pgo']) await recent.add(Uri.file(path) as never);
    expect(await shown()).toEqual([
      'Open',
      '  a.pgo',
      'Recent',
      '  x.pprof /elsewhere',
      'In the Workspace',
      '  a.pgo',
      '  heap.debug1.txt',
      '  cpu.pb.gz b',
      '  e.pgo b',
      '  z.pgo b/d',
    ]);
  });

  test('calls the sample so: nobody wants to know where that is', async () => {
    expect(await start(['/ext/dist/heap.pb.gz']).shown()).toEqual(['Open', '  heap.pb.gz sample']);
  });

  test('is empty where there is none, so that VS Code says what to do', async () => {
    expect(await start().shown()).toEqual([]);
    inWorkspace('/w/main.go');
    expect(await start().shown()).toEqual([]);
  });

  test('does not wait for the workspace where it has something else to show', async () => {
    inWorkspace('/w/main.go');
    const { tree } = start(['/x/a.pgo']);
    let told = 0;
    disposing(tree.onDidChange(() => told++));
    const groups = await tree.below(undefined);
    expect(workbench.searches).toBe(0);
    expect(groups.map((node) => tree.line(node).label)).toEqual(['Open', 'In the Workspace']);
    // The group turns out to be empty, and goes away.
    expect(await tree.below(groups[1])).toEqual([]);
    expect(told).toBe(1);
    expect((await tree.below(undefined)).map((node) => tree.line(node).label)).toEqual(['Open']);
  });

  test('says so where it does not show all', async () => {
    inWorkspace(...Array.from({ length: 250 }, (_, i) => `/w/${String(i)}.pgo`));
    const lines = await start().shown();
    expect(lines).toHaveLength(1 + 200 + 1);
    expect(lines.at(-1)).toBe('  Only the first 200 are shown.');
  });

  test('follows files only while somebody looks at it', async () => {
    vi.useFakeTimers();
    inWorkspace('/w/a.pgo');
    const { found, shown } = start();
    found.isWatched = true;
    expect(await shown()).toContain('  a.pgo');
    expect(await shown()).toContain('  a.pgo');
    expect(workbench.searches).toBe(1);
    workbench.files.set('/w/b.pgo', '');
    for (let i = 0; i < 100; i++) workbench.events.fileCreated.fire(Uri.file('/w/b.pgo'));
    vi.advanceTimersByTime(1000);
    expect(await shown()).toContain('  b.pgo');
    expect(workbench.searches).toBe(2);
    found.isWatched = false;
    workbench.files.set('/w/c.pgo', '');
    workbench.events.fileCreated.fire(Uri.file('/w/c.pgo'));
    vi.advanceTimersByTime(1000);
    expect(workbench.searches).toBe(2);
    found.isWatched = true;
    expect(await shown()).toContain('  c.pgo');
  });

  test('a search that is not needed any more is cancelled, and its answer is not kept', async () => {
    inWorkspace('/w/a.pgo');
    const { found } = start();
    const cancelled = vi.fn();
    const search = vi.spyOn(vscode.workspace, 'findFiles').mockImplementationOnce(((
      ...given: readonly unknown[]
    ) => {
      const token = given[3] as { onCancellationRequested(listener: () => void): { dispose(): void } };
      return new Promise((resolve) => {
        const listener = token.onCancellationRequested(() => {
          listener.dispose();
          cancelled();
          resolve([]);
        });
      });
    }) as never);
    found.isWatched = true;
    const first = found.now();
    found.isWatched = false;
    expect((await first).uris).toEqual([]);
    expect(cancelled).toHaveBeenCalledOnce();
    expect(found.latest).toBeUndefined();
    expect((await found.now()).uris).toHaveLength(1);
    search.mockRestore();
  });

  test('a search that fails is told to the log, and leaves the rest of the list', async () => {
    inWorkspace('/w/a.pgo');
    const { log, shown } = start(['/x/b.pgo']);
    const search = vi.spyOn(vscode.workspace, 'findFiles').mockRejectedValueOnce(new Error('no search'));
    await shown();
    expect(await shown()).toEqual(['Open', '  b.pgo /x']);
    expect(log.lines).toHaveLength(1);
    search.mockRestore();
  });
});

describe('a profile of the list', () => {
  const opened = vi.fn(() => Promise.resolve());
  const listed = (group: 'open' | 'recent' | 'found', path: string) =>
    new ListedProfile(group, Uri.file(path) as never);
  beforeEach(() => opened.mockClear());

  test('opens', async () => {
    inWorkspace('/w/a.pgo');
    const { recent } = start();
    await openListed(listed('found', '/w/a.pgo'), recent, opened);
    expect(opened).toHaveBeenCalledWith([Uri.file('/w/a.pgo')]);
  });

  test('whose file is gone says so, and can be removed', async () => {
    const { recent } = start();
    await recent.add(Uri.file('/x/gone.pgo') as never);
    await openListed(listed('recent', '/x/gone.pgo'), recent, opened);
    expect(workbench.shown).toEqual(['/x/gone.pgo is not there any more.']);
    expect(recent.all).toHaveLength(1);
    workbench.button = 'Remove from Recent';
    await openListed(listed('recent', '/x/gone.pgo'), recent, opened);
    expect(recent.all).toEqual([]);
    expect(opened).not.toHaveBeenCalled();
  });

  test('that is open is shown, whether or not its file is still there', async () => {
    const { recent } = start(['/x/gone.pgo']);
    await openListed(listed('open', '/x/gone.pgo'), recent, opened);
    expect(opened).toHaveBeenCalledOnce();
  });
});
