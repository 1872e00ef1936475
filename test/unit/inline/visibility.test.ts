import { beforeEach, expect, test, vi } from 'vitest';
import type * as api from 'vscode';

import { Visibility } from '../../../src/inline/visibility.js';
import { FakeEditor } from '../../support/fakeEditor.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposeLater = disposeAfterEach();
const kept = new Map<string, unknown>();
const memento = {
  get: (key: string) => kept.get(key),
  update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
} as unknown as api.Memento;

const document = new FakeEditor('a').document as unknown as api.TextDocument;
const set = (section: string, key: string, value: unknown) =>
  vscode.workspace.getConfiguration(section).update(key, value, 1);
const settled = () => new Promise((resolve) => setTimeout(resolve));

function open() {
  const visibility = new Visibility(memento);
  disposeLater(visibility);
  let changes = 0;
  disposeLater(visibility.onDidChange(() => changes++));
  return { visibility, changes: () => changes };
}

beforeEach(() => {
  workbench.reset();
  kept.clear();
});

test('what the settings say, in shares of the total, and word of each that changes', async () => {
  const { visibility, changes } = open();
  const plain = { position: 'end', heat: true, gutter: false, threshold: 0.001 };
  expect(visibility.appearanceIn(document)).toEqual(plain);
  await set('pprofLens.inline', 'threshold', 5);
  await set('pprofLens.inline', 'gutter', true);
  expect(visibility.appearanceIn(document)).toEqual({ ...plain, gutter: true, threshold: 0.05 });
  await set('pprofLens.inline', 'threshold', 'many');
  expect(visibility.appearanceIn(document).threshold).toBe(0.001);
  expect(changes()).toBe(3);
});

test('a column before wrapped lines stands at their end, which is said once', async () => {
  const { visibility, changes } = open();
  await set('pprofLens.inline', 'position', 'before');
  await settled();
  expect(visibility.appearanceIn(document).position).toBe('before');
  const before = changes();
  await set('editor', 'wordWrap', 'bounded');
  expect(changes()).toBe(before + 1);
  expect(visibility.appearanceIn(document).position).toBe('end');
  expect(visibility.appearance.position).toBe('before');
  visibility.appearanceIn(document);
  await settled();
  expect(open().visibility.appearanceIn(document).position).toBe('end');
  await settled();
  expect(workbench.shown).toEqual([expect.stringContaining('With word wrap on')]);
});
