import { beforeEach, expect, test, vi } from 'vitest';
import type { Machine } from '../../../src/source/machine.js';
import { addSubstitution, readSubstitutions } from '../../../src/source/vscode/settings.js';
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

test("a mapping goes before the others, into the workspace's settings, in a form for other machines", async () => {
  workbench.folders = [folder('app')];
  await addSubstitution({ recorded: '/build', local: '/w/app/src' });
  await addSubstitution({ recorded: '/other', local: '/elsewhere' });
  expect(written()).toEqual({
    workspaceValue: [
      { from: '/elsewhere', to: '/other' },
      { from: '${workspaceFolder}/src', to: '/build' },
    ],
  });
});

test('a mapping of a folder goes after those of what is inside', async () => {
  const to = async (...recorded: readonly string[]) => {
    workbench.settings.clear();
    for (const each of recorded) await addSubstitution({ recorded: each, local: '/l' });
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

test('a mapping goes where mappings are already', async () => {
  workbench.folders = [folder('app'), folder('lib')];
  workbench.settings.set(SETTING, { globalValue: [{ from: '/a', to: '/b' }] });
  await addSubstitution({ recorded: '/build', local: '/w/lib' });
  expect(written()).toEqual({
    globalValue: [
      { from: '/w/lib', to: '/build' },
      { from: '/a', to: '/b' },
    ],
  });
});

test('nothing is written into a workspace that nobody trusts', async () => {
  workbench.folders = [folder('app')];
  workbench.isTrusted = false;
  workbench.settings.set(SETTING, { workspaceValue: [{ from: '/a', to: '/b' }] });
  await addSubstitution({ recorded: '/build', local: '/w/app' });
  expect(written()).toEqual({
    workspaceValue: [{ from: '/a', to: '/b' }],
    globalValue: [{ from: '/w/app', to: '/build' }],
  });
});
