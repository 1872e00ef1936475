import { beforeEach, expect, test, vi } from 'vitest';
import { showHowTo } from '../../../src/profiles/howTo.js';
import { disposeAfterEach, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

disposeAfterEach();
beforeEach(() => workbench.reset());

interface List {
  readonly items: readonly { readonly label: string; readonly detail: string }[];
  readonly activeItems: readonly unknown[];
}

test('each language has a line to copy, and a link starts at its own', async () => {
  workbench.picked = (items) => items[3];
  await showHowTo('rust');
  const [list, copied] = workbench.shown as [List, string];
  expect(list.items.map(({ label }) => label)).toEqual(['Go', 'C++', 'Rust', 'Java', 'Python', 'Node.js']);
  expect(list.activeItems).toEqual([list.items[2]]);
  for (const { detail } of list.items) expect(detail).toMatch(/^\S[^\n]{1,200}$/);
  expect(copied).toBe(list.items[3]?.detail);
});

test('without a language it starts at the first; leaving it copies nothing', async () => {
  workbench.picked = () => undefined;
  await showHowTo(undefined);
  expect(workbench.shown.filter((each) => typeof each === 'string')).toEqual([]);
});
