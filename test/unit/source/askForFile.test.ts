import { beforeEach, expect, test, vi } from 'vitest';
import { askForFile, chooseFile, offerToLocate } from '../../../src/source/vscode/askForFile.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

disposeAfterEach();
beforeEach(() => workbench.reset());

test('the dialogue begins in the workspace and names the recorded file', async () => {
  const uri = vscode.Uri.file('/w/app');
  workbench.folders = [{ name: 'app', uri }];
  workbench.chosen = vscode.Uri.file('/w/app/x.go');
  expect(await askForFile('/build/x.go')).toBe('/w/app/x.go');
  expect(workbench.shown).toMatchObject([{ title: 'Where is /build/x.go?', defaultUri: uri }]);
});

test('cancelled, or a file that is on no disk, is none', async () => {
  expect(await askForFile('/build/x.go')).toBeUndefined();
  workbench.chosen = vscode.Uri.parse('ftp:///x.go');
  expect(await askForFile('/build/x.go')).toBeUndefined();
});

test('of files that could be it one is chosen', async () => {
  workbench.picked = (items) => items[1];
  expect(await chooseFile('/build/x.go', ['/w/a/x.go', '/w/b/x.go'])).toBe('/w/b/x.go');
  const [labels] = workbench.shown as [readonly { label: string }[]];
  expect(labels.map(({ label }) => label)).toEqual(['a/x.go', 'b/x.go', 'Locate file…']);
});

test('the last choice asks for another, and leaving the list for nothing', async () => {
  workbench.picked = (items) => items.at(-1);
  workbench.chosen = vscode.Uri.file('/elsewhere/x.go');
  expect(await chooseFile('/build/x.go', ['/w/a/x.go'])).toBe('/elsewhere/x.go');
  workbench.picked = () => undefined;
  expect(await chooseFile('/build/x.go', ['/w/a/x.go'])).toBeUndefined();
});

test('a file that is not found is named, as text, and can be located', async () => {
  workbench.picked = () => undefined;
  expect(await offerToLocate('/src/x.go')).toBeUndefined();
  expect(workbench.shown).toHaveLength(2);
  workbench.picked = (items) => items[0];
  workbench.chosen = vscode.Uri.file('/elsewhere/x.go');
  expect(await offerToLocate('/src/x.go was moved. [Locate file…](command:quit)')).toBe('/elsewhere/x.go');
  const { title } = workbench.shown[3] as { readonly title: string };
  expect(title).toMatch(/^The source file \/src\/x\.go was moved\. .* was not found on this machine\.$/);
  expect(title).not.toContain('](');
});
