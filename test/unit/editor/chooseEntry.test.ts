import { expect, test, vi } from 'vitest';
import { chooseEntry } from '../../../src/editor/profile/chooseEntry.js';

const list = vi.hoisted(() => ({ labels: [] as string[] }));

vi.mock('vscode', () => ({
  l10n: { t: (text: string) => text },
  CancellationTokenSource: class {
    cancel(): void {
      list.labels = [];
    }
    dispose(): void {
      // Nothing is held.
    }
  },
  QuickPickItemKind: { Separator: -1 },
  window: {
    showQuickPick: (items: readonly { label: string }[]) => {
      list.labels = items.map(({ label }) => label);
      return Promise.resolve(items[1]);
    },
  },
}));

test('entries whose long paths differ at their ends are told apart, and chosen by their whole names', async () => {
  const names = ['cpu', 'heap'].map((name) => `${'folder/'.repeat(40)}${name}.pb.gz`);
  const entries = names.map((name, index) => ({ index, name, size: 1 }));
  expect(await chooseEntry('profiles.zip', entries, new AbortController().signal)).toMatchObject({
    name: names[1],
  });
  expect(list.labels.map((label) => label.split('/').at(-1))).toEqual(['cpu.pb.gz', 'heap.pb.gz']);
});
