import { expect, test, vi } from 'vitest';
import { chooseEntry } from '../../../src/editor/profile/chooseEntry.js';

const shown = vi.hoisted(() => ({ lists: 0 }));

vi.mock('vscode', () => ({
  l10n: { t: (text: string) => text },
  CancellationTokenSource: class {
    private tell: () => void = () => undefined;
    readonly token = { onCancellationRequested: (listener: () => void) => (this.tell = listener) };
    cancel(): void {
      this.tell();
    }
    dispose(): void {
      this.tell = () => undefined;
    }
  },
  window: {
    showQuickPick: (
      items: unknown[],
      _: unknown,
      token: { onCancellationRequested: (listener: () => void) => void },
    ) => {
      shown.lists++;
      return new Promise((resolve) => {
        token.onCancellationRequested(() => resolve(undefined));
        if (items.length === 1) resolve(items[0]);
      });
    },
  },
}));

const entry = (name: string) => ({ name, size: 1, index: 0 });

test('a list goes away once nobody needs the answer, and is not shown after that', async () => {
  const { signal, abort } = controllerOf();
  const choosing = chooseEntry('heaps.zip', [entry('a'), entry('b')], signal);
  abort();
  expect(await choosing).toBeUndefined();
  expect(await chooseEntry('heaps.zip', [entry('a'), entry('b')], signal)).toBeUndefined();
  expect(shown.lists).toBe(1);
});

test('a list that can go away answers as any', async () => {
  const a = entry('a');
  expect(await chooseEntry('heaps.zip', [a], controllerOf().signal)).toBe(a);
});

function controllerOf() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
