import { beforeEach, expect, test, vi } from 'vitest';
import { keepMapping } from '../../../src/source/vscode/keepMapping.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';
import { recordingLog } from '../../support/log.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const SETTING = 'pprofLens.substitutePath';
const mapping = { recorded: '/app/util', local: '/w/app/svc/a/util' };
const log = recordingLog();
let isHeld = true;
const keep = () => keepMapping(mapping, () => (isHeld = false), log);
/** The person chooses the place with this label; none leaves the list. */
const choose = (label: string | undefined) => {
  workbench.picked = (items) => items.find((item) => item.label === label);
};
const said = () => workbench.shown.filter((each) => typeof each === 'string');

disposeAfterEach();
beforeEach(() => {
  workbench.reset();
  workbench.folders = [{ name: 'app', uri: vscode.Uri.file('/w/app') }];
  isHeld = true;
});

test('this window, the workspace and the own settings are offered', async () => {
  choose(undefined);
  await keep();
  const [items, options] = workbench.shown as [readonly { label: string }[], { title: string }];
  expect(items.map(({ label }) => label)).toEqual(['Workspace settings', 'User settings', 'This window']);
  expect(options.title).toBe('Where to remember that /app/util is app/svc/a/util?');
});

test('in this window it holds whether that is chosen or the list is left, until it is undone', async () => {
  for (const label of ['This window', undefined]) {
    choose(label);
    await keep();
    expect(isHeld).toBe(true);
  }
  expect(said()[0]).toBe('In this window, /app/util is app/svc/a/util from now on.');
  workbench.button = 'Undo';
  await keep();
  expect(isHeld).toBe(false);
  expect(workbench.settings.size).toBe(0);
});

test('in settings it takes the place of what holds in this window', async () => {
  choose('User settings');
  await keep();
  expect(isHeld).toBe(false);
  expect(workbench.settings.get(SETTING)?.globalValue).toEqual([{ from: mapping.local, to: '/app/util' }]);
  expect(said()).toEqual(['By your settings, /app/util is app/svc/a/util from now on.']);
});

test('and is taken out of them if the person says so', async () => {
  choose('Workspace settings');
  workbench.button = 'Undo';
  await keep();
  expect(workbench.settings.get(SETTING)).toEqual({ workspaceValue: undefined });
  expect(said()).toEqual([
    'By the settings of the workspace, /app/util is app/svc/a/util from now on.',
    'Undone.',
  ]);
});

test('that cannot be written holds in this window', async () => {
  choose('User settings');
  const configuration = vscode.workspace.getConfiguration;
  const broken = vi.spyOn(vscode.workspace, 'getConfiguration').mockImplementation((section) => ({
    ...configuration(section),
    update: () => Promise.reject(new Error('settings.json has an error')),
  }));
  await keep();
  broken.mockRestore();
  expect(isHeld).toBe(true);
  expect(said()).toEqual(['The path mappings in the settings could not be changed.']);
  expect(log.lines).toHaveLength(1);
});
