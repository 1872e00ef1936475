import { expect, test, vi } from 'vitest';
import type { ActiveProfile } from '../../../src/inline/activeProfile.js';
import { CodeFunctions } from '../../../src/inline/functions/codeFunctions.js';
import { functionAt } from '../../../src/inline/functions/functionAt.js';
import type { FunctionFigure } from '../../../src/protocol/session.js';
import type { InlineFigures } from '../../../src/inline/inlineFigures.js';

const func = (name: string, line: number, last: number): FunctionFigure => ({
  ...{ func: name, line, last, flat: '', cum: '1', flatShare: 0, cumShare: 0, percent: '' },
  ref: { kind: 'function', id: line, generation: 1 },
});

test('a line is in the function that is around it, the inner one of two; else in the one that begins before it', () => {
  const functions = [func('run', 10, 50), func('run.func1', 20, 30), func('after', 60, 61)];
  const at = (line: number) => functionAt(functions, line)?.func;
  expect([9, 10, 25, 31, 50, 55, 60, 99].map(at)).toEqual([
    ...[undefined, 'run', 'run.func1', 'run', 'run'],
    ...['run.func1', 'after', 'after'],
  ]);
  const twins = [func('f[int]', 5, 9), func('f[string]', 5, 9)];
  expect(functionAt(twins, 7)?.func).toBe('f[int]');
});

test('the function at the cursor is found by the line as it was recorded, and asked for once a file and selection', async () => {
  const functions = vi.fn<ActiveProfile['functions']>(() => Promise.resolve([func('f', 3, 9)]));
  const profile = { id: '1', generation: 1, selection: { sampleIndex: 0 }, functions };
  const tracked = {
    recorded: ['/x.go'],
    recordedBefore: (line: number) => (line < 5 ? undefined : line - 2),
  };
  const figures = { of: (document: unknown) => (document === 'here' ? tracked : undefined) };
  const profiles = { active: profile };
  const found = new CodeFunctions(profiles as never, figures as unknown as InlineFigures);
  const at = async (document: string, line: number) => (await found.at(document as never, line))?.func.func;
  expect(await at('elsewhere', 9)).toBeUndefined();
  expect(await at('here', 2)).toBeUndefined();
  expect(await at('here', 9)).toBe('f');
  expect(functions.mock.calls).toEqual([['/x.go']]);
  profiles.active = { ...profile, selection: { sampleIndex: 1 } };
  functions.mockRejectedValueOnce(new Error('gone'));
  await expect(at('here', 9)).rejects.toThrow('gone');
  expect(await at('here', 9)).toBe('f');
  expect(functions).toHaveBeenCalledTimes(3);
  // What is answered for a selection that was made meanwhile is not kept for the one before.
  const before = { sampleIndex: 2 };
  const changing = (profiles.active = { ...profile, selection: before });
  functions.mockImplementationOnce(() => {
    changing.selection = { sampleIndex: 3 };
    return Promise.resolve([func('g', 3, 9)]);
  });
  expect(await at('here', 9)).toBe('g');
  changing.selection = before;
  expect(await at('here', 9)).toBe('f');
});
