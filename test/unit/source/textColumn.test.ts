import { beforeEach, expect, test, vi } from 'vitest';
import { textColumn } from '../../../src/source/vscode/textColumn.js';
import { vscode, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const { Uri, TabInputText } = vscode;

/** The column for `/w/x.go` beside a profile in a column. */
const columnFor = (from: number | undefined): number =>
  Reflect.apply(textColumn, undefined, [Uri.file('/w/x.go'), from]) as number;

/** A group of editors that shows a file, or the profile where it shows none. */
const group = (viewColumn: number, shown?: string, isActive = false) => ({
  viewColumn,
  isActive,
  activeTab: { input: shown === undefined ? {} : new TabInputText(Uri.file(shown)) },
});

beforeEach(() => workbench.reset());

test('without a profile it is the active column', () => {
  workbench.groups = [group(1, '/w/x.go')];
  expect(columnFor(undefined)).toBe(vscode.ViewColumn.Active);
});

test('where the document is shown already it stays', () => {
  workbench.groups = [group(1), group(2, '/w/y.go', true), group(3, '/w/x.go')];
  expect(columnFor(1)).toBe(3);
});

test('else the text editor that was last used, else any', () => {
  workbench.groups = [group(1), group(2, '/w/y.go'), group(3, '/w/z.go', true)];
  expect(columnFor(1)).toBe(3);
  workbench.groups = [group(1), group(2, '/w/y.go'), group(3, '/w/z.go')];
  expect(columnFor(1)).toBe(2);
});

test('beside the profile if there is no other text editor', () => {
  workbench.groups = [group(1, '/w/x.go'), group(2)];
  expect(columnFor(1)).toBe(vscode.ViewColumn.Beside);
});
