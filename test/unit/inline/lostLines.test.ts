import { expect, test, vi } from 'vitest';

import { losingAt, lostNote } from '../../../src/inline/match/lostLines.js';
import { TrackedDocument } from '../../../src/inline/trackedDocument.js';
import type { FunctionFigure, LineFigure } from '../../../src/protocol/session.js';
import { FakeEditor } from '../../support/fakeEditor.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const figure = (line: number): LineFigure => {
  return { line, flat: '', cum: `${line}MB`, flatShare: 0, cumShare: 0.5, percent: '50%' };
};

test('the first line of a function tells of the lines that it has lost', async () => {
  const lines = ['one', 'two', 'gone', 'four', 'lost', 'seven'];
  const built = { lines, commit: 'c0ffee', basis: 'assumed', isModified: false } as const;
  const { document } = new FakeEditor('new\none\ntwo\nfour\nfunc f() {\nseven');
  const tracked = new TrackedDocument(document as never);
  await tracked.follow(0);
  const figures = [1, 3, 4, 5].map(figure);
  tracked.show(['x.go'], figures, { declarations: [], built, release: undefined });
  const func = { ...figure(2), last: 4, func: 'main.f' } as unknown as FunctionFigure;
  const losing = losingAt(tracked, [func], 2);
  expect(losing?.func).toBe(func);
  expect(losing && lostNote(losing)).toMatch(/here no more .* 3: 3MB cum \(50%\)$/);
  expect(losingAt(tracked, [func], 3)).toBeUndefined();
  expect(losingAt(tracked, [{ ...func, line: 1, last: 2 }], 1)).toBeUndefined();
  expect(losingAt(tracked, [{ ...func, line: 6, last: 2 ** 53 }], 5)).toBeUndefined();
  // All that is known of it is gone: it is told of where the function begins above what is left.
  expect(losingAt(tracked, [{ ...func, line: 3, last: 3 }], 2)?.lost).toHaveLength(1);
});
