import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Machine } from '../../../src/source/machine.js';
import { readSubstitutions, saveSubstitution, settingsPlaces } from '../../../src/source/vscode/settings.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const SETTING = 'pprofLens.substitutePath';
const machine = { env: { SRC: '/src' }, home: '/home/me' } as unknown as Machine;
const folder = (name: string) => ({ name, uri: vscode.Uri.file(`/w/${name}`) });
const written = () => workbench.settings.get(SETTING);

disposeAfterEach();
beforeEach(() => workbench.reset());

test('mappings have their variables replaced, and what cannot be used is left out', () => {
  workbench.folders = [folder('app')];
  const entries = [
    { from: '${workspaceFolder}/x', to: '/build/x' },
    { from: '${userHome}/go', to: '/go' },
    { from: '${env:SRC}', to: '/s' },
    { from: '${unheardOf}', to: '/u' },
    { from: 3, to: '/n' },
    'text',
  ];
  workbench.settings.set(SETTING, { globalValue: entries });
  expect(readSubstitutions(machine)).toEqual([
    { recorded: '/build/x', local: '/w/app/x' },
    { recorded: '/go', local: '/home/me/go' },
    { recorded: '/s', local: '/src' },
  ]);
  workbench.settings.set(SETTING, { globalValue: 'no list' });
  expect(readSubstitutions(machine)).toEqual([]);
});

test('of several folders, each is the workspace folder in turn, and one mapping is there once', () => {
  workbench.folders = [folder('a'), folder('b')];
  const entries = [
    { from: '${workspaceFolder}', to: '/build' },
    { from: '/same', to: '/s' },
  ];
  workbench.settings.set(SETTING, { workspaceValue: entries });
  expect(readSubstitutions(machine)).toEqual([
    { recorded: '/build', local: '/w/a' },
    { recorded: '/s', local: '/same' },
    { recorded: '/build', local: '/w/b' },
  ]);
});

test('the scopes that have mappings count together, the narrowest first', () => {
  workbench.folders = [folder('app')];
  const entry = (to: string) => [{ from: '/l', to }];
  workbench.settings.set(SETTING, {
    globalValue: entry('/user'),
    workspaceValue: entry('/workspace'),
    workspaceFolderValue: entry('/folder'),
  });
  const recorded = () => readSubstitutions(machine).map((mapping) => mapping.recorded);
  expect(recorded()).toEqual(['/folder', '/workspace', '/user']);
  workbench.isTrusted = false;
  expect(recorded()).toEqual(['/user']);
});

describe('a mapping that is saved', () => {
  test("goes before the others, in the workspace's settings in a form for other machines", async () => {
    workbench.folders = [folder('app')];
    await saveSubstitution({ recorded: '/build', local: '/w/app/src' }, 'workspace');
    await saveSubstitution({ recorded: '/other', local: '/elsewhere' }, 'workspace');
    expect(written()).toEqual({
      workspaceValue: [
        { from: '/elsewhere', to: '/other' },
        { from: '${workspaceFolder}/src', to: '/build' },
      ],
    });
  });

  test('goes after those of what is inside of what it maps', async () => {
    const to = async (...recorded: readonly string[]) => {
      workbench.settings.clear();
      for (const each of recorded) await saveSubstitution({ recorded: each, local: '/l' }, 'user');
      const value = workbench.settings.get(SETTING)?.globalValue as readonly { to: string }[];
      return value.map((entry) => entry.to);
    };
    expect(await to('/app/util', '/b', '/application', '/app')).toEqual([
      '/application',
      '/b',
      '/app/util',
      '/app',
    ]);
    expect(await to('C:/x', 'pkg', '/app', '')).toEqual(['/app', 'pkg', '', 'C:/x']);
    expect(await to('/app', '/')).toEqual(['/app', '/']);
  });

  test('goes where it was asked for, whatever the other scopes have', async () => {
    workbench.folders = [folder('app'), folder('lib')];
    workbench.settings.set(SETTING, { workspaceValue: [{ from: '/a', to: '/b' }] });
    await saveSubstitution({ recorded: '/build', local: '/w/lib' }, 'user');
    await saveSubstitution({ recorded: '/build', local: '/w/lib' }, 'workspace');
    expect(written()).toEqual({
      globalValue: [{ from: '/w/lib', to: '/build' }],
      workspaceValue: [
        { from: '${workspaceFolder:lib}', to: '/build' },
        { from: '/a', to: '/b' },
      ],
    });
  });

  test('goes to the folder of the workspace where that has mappings', async () => {
    workbench.folders = [folder('app')];
    workbench.settings.set(SETTING, { workspaceFolderValue: [] });
    await saveSubstitution({ recorded: '/build', local: '/w/app' }, 'workspace');
    expect(written()).toEqual({ workspaceFolderValue: [{ from: '${workspaceFolder}', to: '/build' }] });
  });

  test('is taken out again, and nothing else that was written since', async () => {
    workbench.folders = [folder('app')];
    const undo = await saveSubstitution({ recorded: '/build', local: '/w/app' }, 'workspace');
    await saveSubstitution({ recorded: '/other', local: '/l' }, 'workspace');
    await undo();
    expect(written()).toEqual({ workspaceValue: [{ from: '/l', to: '/other' }] });
    await undo();
    expect(written()).toEqual({ workspaceValue: [{ from: '/l', to: '/other' }] });
  });

  test('leaves no empty list where it was the only one and is taken out', async () => {
    const undo = await saveSubstitution({ recorded: '/build', local: '/l' }, 'user');
    await undo();
    expect(written()).toEqual({ globalValue: undefined });
  });
});

test('the likeliest place comes first, and none that would not count', () => {
  expect(settingsPlaces()).toEqual(['user']);
  workbench.folders = [folder('app')];
  expect(settingsPlaces()).toEqual(['workspace', 'user']);
  workbench.settings.set(SETTING, { globalValue: [{ from: '/a', to: '/b' }] });
  expect(settingsPlaces()).toEqual(['user', 'workspace']);
  workbench.isTrusted = false;
  expect(settingsPlaces()).toEqual(['user']);
});
