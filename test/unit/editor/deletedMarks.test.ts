import { expect, test, vi } from 'vitest';
import { DeletedMarks } from '../../../src/editor/profile/deletedMarks.js';

const told = vi.hoisted(() => Array.of<string>());

vi.mock('vscode', () => ({
  l10n: { t: (text: string) => text },
  EventEmitter: class {
    readonly event = () => undefined;
    fire(uri: unknown) {
      told.push(String(uri));
    }
  },
  ThemeColor: vi.fn(),
  FileDecoration: class {
    constructor(readonly badge: string) {}
  },
  window: { registerFileDecorationProvider: () => undefined },
}));

test('a file stays marked as deleted until the last of its documents is closed', () => {
  const marks = new DeletedMarks();
  const uri = { toString: () => 'file:///w/heap' } as never;
  const [first, second] = [marks.open(uri), marks.open(uri)];
  first.set(true);
  second.set(true);
  first.dispose();
  expect(marks.provideFileDecoration(uri)).toBeDefined();
  second.dispose();
  expect(marks.provideFileDecoration(uri)).toBeUndefined();
  expect(told).toEqual(['file:///w/heap', 'file:///w/heap']);
});
