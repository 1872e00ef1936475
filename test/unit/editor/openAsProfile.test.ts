import { beforeEach, expect, test, vi } from 'vitest';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);
vi.mock('../../../src/editor/profile/profileEditor.js', () => ({
  BY_PATTERN: 'pprofLens.profile',
  BY_CHOICE: 'pprofLens.profileOption',
}));
const { chosenFiles } = await import('../../../src/editor/profile/openAsProfile.js');
const { openProfiles } = await import('../../../src/editor/profile/openProfiles.js');

disposeAfterEach();
beforeEach(() => workbench.reset());

const file = (path: string) => vscode.Uri.file(path) as never;
const [a, b, c] = [file('/w/a.pgo'), file('/w/b.out'), file('/w/c.pb.gz')];

test('a menu is for all that is selected, if what was clicked is among it', () => {
  expect(chosenFiles(a, [a, b])).toEqual([a, b]);
  expect(chosenFiles(c, [a, b])).toEqual([c]);
  expect(chosenFiles(a, undefined)).toEqual([a]);
  for (const odd of [undefined, null, 'file:///a', {}]) expect(chosenFiles(odd, [a])).toEqual([]);
});

test('each opens in the editor for its name, one as a preview and several in tabs that stay', async () => {
  await openProfiles([b]);
  await openProfiles([b, c]);
  expect(workbench.executed).toEqual([
    ['vscode.openWith', b, 'pprofLens.profileOption', { preview: true }],
    ['vscode.openWith', b, 'pprofLens.profileOption', { preview: false }],
    ['vscode.openWith', c, 'pprofLens.profile', { preview: false }],
  ]);
});

test('one that is open already is not opened in another editor', async () => {
  workbench.setTabs([new vscode.TabInputText(b), new vscode.TabInputCustom(c, 'pprofLens.profileOption')]);
  await openProfiles([c]);
  expect(workbench.executed[0]?.[2]).toBe('pprofLens.profileOption');
});

test('many are opened only once the person says so', async () => {
  const many = Array.from({ length: 11 }, (_, i) => file(`/w/${i}.pgo`));
  await openProfiles(many);
  expect(workbench.executed).toEqual([]);
  expect(workbench.shown).toEqual([
    '11 files are selected. Each opens in a tab of its own and takes memory until that is closed.',
  ]);
  workbench.button = 'Open 11 Files';
  await openProfiles(many);
  expect(workbench.executed).toHaveLength(11);
  await openProfiles(many.slice(1));
  expect(workbench.shown).toHaveLength(2);
});
