import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActiveProfile } from '../../../src/inline/activeProfile.js';
import { badgeOf, ExplorerBadges, type OwnSources } from '../../../src/inline/explorer/explorerBadges.js';
import type { ItemFigure, SourceTree } from '../../../src/protocol/session.js';
import { Emitter } from '../../../src/session/host/emitter.js';
import { disposeAfterEach, liveDisposables, vscode, workbench } from '../../support/fakeVscode.js';
import { recordingLog, type RecordingLog } from '../../support/log.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposeLater = disposeAfterEach();
const SETTING = 'pprofLens.explorer.badges';

/** By path: shares. */
type Costs = Readonly<Record<string, number>>;

let log: RecordingLog;
let profiles: { active: ActiveProfile | undefined };
let own: ReadonlyMap<string, string>;
let asked: number;
const changed = new Emitter<void>(recordingLog());

/** A profile in which the files of a tree cost this. */
function costing(costs: Costs, type = 'inuse_space'): ActiveProfile {
  const itemFigures = (tree: SourceTree): Promise<readonly ItemFigure[]> => {
    const figures = tree.files.map((file, i) => {
      const share = costs[file] ?? 0;
      const item = tree.itemOf[i] ?? -1;
      return { item, flat: '', cum: '9kB', flatShare: 0, cumShare: share, percent: `${share * 100}%` };
    });
    return Promise.resolve(figures);
  };
  return {
    name: 'heap.pb.gz',
    sampleTypes: [{ type, unit: 'bytes', total: '' }],
    selection: { sampleIndex: 0 },
    costliestFiles: () => Promise.resolve(Object.keys(costs)),
    itemFigures,
  } as unknown as ActiveProfile;
}

beforeEach(() => {
  workbench.reset();
  workbench.folders = [{ name: 'w', uri: vscode.Uri.file('/w') }];
  workbench.settings.set(SETTING, { globalValue: true });
  vi.useFakeTimers();
  log = recordingLog();
  asked = 0;
  own = new Map([['/b/x.go', '/w/x.go']]);
  profiles = { active: costing({ '/b/x.go': 0.424 }) };
  changed.dispose();
});

function start() {
  const sources: OwnSources = {
    ownFiles: () => {
      asked++;
      return Promise.resolve(own);
    },
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const all = Object.assign(profiles, { onDidChange: changed.event });
  const badges = new ExplorerBadges(all as never, sources, log);
  disposeLater(badges);
  return (path: string) => badges.provideFileDecoration(vscode.Uri.file(path) as never);
}

const settled = () => vi.advanceTimersByTimeAsync(1000);

describe('badges in the Explorer', () => {
  test('say the share of own files, and in the tooltip of what', async () => {
    const at = start();
    await settled();
    expect(at('/w/x.go')).toEqual({ badge: '42', tooltip: 'inuse_space: 9kB cum 42.4%' });
    expect(at('/w/y.go')).toBeUndefined();
    expect(at('/w')).toBeUndefined();
  });

  test('follow the profile and its selection, and go with it', async () => {
    const at = start();
    await settled();
    profiles.active = costing({ '/b/x.go': 0.07 }, '[x](command:y)');
    changed.fire();
    await settled();
    expect(at('/w/x.go')).toMatchObject({ badge: '7' });
    expect(at('/w/x.go')?.tooltip).not.toContain('](command');
    profiles.active = undefined;
    changed.fire();
    expect(at('/w/x.go')).toBeUndefined();
  });

  test('of a selection that another has followed are never shown', async () => {
    const at = start();
    await settled();
    profiles.active = costing({ '/b/x.go': 0.9 });
    changed.fire();
    profiles.active = costing({ '/b/x.go': 0.2 });
    changed.fire();
    await settled();
    expect([at('/w/x.go')?.badge, asked]).toEqual(['20', 2]);
  });

  test('are nothing that costs anything while the setting is off', async () => {
    workbench.settings.clear();
    const at = start();
    await settled();
    expect([at('/w/x.go'), asked]).toEqual([undefined, 0]);
    expect(liveDisposables()).not.toContain('file decorations');
    await vscode.workspace.getConfiguration().update(SETTING, true, 1);
    await settled();
    expect(at('/w/x.go')?.badge).toBe('42');
    await vscode.workspace.getConfiguration().update(SETTING, false, 1);
    expect(at('/w/x.go')).toBeUndefined();
    expect(liveDisposables()).not.toContain('file decorations');
  });

  test('that cannot be told are none, and the log says why', async () => {
    const at = start();
    await settled();
    profiles.active = { ...costing({}), costliestFiles: () => Promise.reject(new Error('lost')) };
    changed.fire();
    await settled();
    expect(at('/w/x.go')).toBeUndefined();
    expect(log.lines).toMatchObject([['warn', 'No badges of heap.pb.gz in the Explorer.', {}]]);
  });
});

test.each([
  [0.0099, undefined],
  [0.01, '1'],
  [0.0951, '10'],
  [0.994, '99'],
  [1, '99'],
  [1.2, '99'],
])('a share of %d has the badge %s', (cumShare, badge) => {
  expect(badgeOf({ flatShare: 0, cumShare })).toBe(badge);
});
