import { beforeEach, expect, test, vi } from 'vitest';
import { disposeAfterEach, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);
const { pick } = await import('../../../src/log/questions.js');

disposeAfterEach();
beforeEach(() => workbench.reset());

const choices = ['cpu', 'heap', 'block'].map((label) => ({ label, isChosen: label === 'heap' }));

test('a list starts at the choice that holds now, and is gone once answered', async () => {
  workbench.picked = (items) => items[2];
  expect(await pick([{ heading: 'Types' }, ...choices], { title: 'Which?' })).toBe(choices[1]);
  expect(workbench.shown).toMatchObject([{ title: 'Which?', activeItems: [{ label: 'heap' }] }]);
});

test('leaving it answers nothing', async () => {
  workbench.picked = () => undefined;
  expect(await pick(choices, { title: 'Which?' })).toBeUndefined();
});

test('it goes away once nobody needs the answer', async () => {
  const controller = new AbortController();
  workbench.picked = (items) => {
    controller.abort();
    return items[0];
  };
  expect(await pick(choices, { title: 'Which?', signal: controller.signal })).toBeUndefined();
});
