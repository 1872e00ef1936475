import { expect, test, vi } from 'vitest';
import { disposeAfterEach, vscode } from '../../support/fakeVscode.js';
import { DeletedMarks } from '../../../src/editor/profile/deletedMarks.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposeLater = disposeAfterEach();

test('a file stays marked as deleted until the last of its documents is closed', () => {
  const marks = new DeletedMarks();
  const told: string[] = [];
  disposeLater(marks);
  disposeLater(marks.onDidChangeFileDecorations((changed) => told.push(String(changed))));
  const uri = vscode.Uri.file('/w/heap') as never;
  const [first, second] = [marks.open(uri), marks.open(uri)];
  first.set(true);
  second.set(true);
  first.dispose();
  expect(marks.provideFileDecoration(uri)).toBeDefined();
  second.dispose();
  expect(marks.provideFileDecoration(uri)).toBeUndefined();
  expect(told).toEqual(['file:///w/heap', 'file:///w/heap']);
});
