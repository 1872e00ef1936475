import { beforeEach, expect, test, vi } from 'vitest';
import { Sample } from '../../../src/profiles/sample.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposing = disposeAfterEach();
beforeEach(() => workbench.reset());

test('sources of the sample are found while it is open, also where the window comes up with it', () => {
  const held: string[] = [];
  const sources = {
    hold: ({ recorded, local }: { readonly recorded: string; readonly local: string }) => {
      const line = `${recorded} ${local}`;
      held.push(line);
      return () => void held.splice(held.indexOf(line), 1);
    },
  };
  let open: readonly unknown[] = [];
  const start = () => {
    const sample = new Sample(vscode.Uri.file('/ext') as never, sources, () => open as never);
    disposing(sample);
    return sample;
  };
  const sample = start();
  expect(held).toEqual([]);
  open = [sample.profile];
  workbench.events.tabsChanged.fire(undefined);
  workbench.events.tabsChanged.fire(undefined);
  expect(held).toEqual([
    'example.com/bigkey /ext/dist/pprof-lens-sample',
    'bytes/buffer.go /ext/dist/pprof-lens-sample/goroot/bytes/buffer.go',
  ]);
  open = [vscode.Uri.file('/w/heap.pb.gz')];
  workbench.events.tabsChanged.fire(undefined);
  expect(held).toEqual([]);
  open = [sample.profile];
  start().dispose();
  expect(held).toEqual([]);
});

test('a sample of another version is known as one', () => {
  const sample = new Sample(vscode.Uri.file('/e/2.0') as never, { hold: () => () => undefined }, () => []);
  disposing(sample);
  const has = (path: string) => sample.has(vscode.Uri.file(path) as never);
  expect(has('/e/1.0/dist/pprof-lens-sample/heap.pb.gz')).toBe(true);
  expect(has('/w/heap.pb.gz')).toBe(false);
});
