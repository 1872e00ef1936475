import { beforeEach, expect, test, vi } from 'vitest';
import { whileSaying } from '../../../src/log/progress.js';

const shown = vi.hoisted(() => ({ titles: [] as string[], cancel: (): unknown => undefined }));

vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  window: {
    withProgress: (
      { title, cancellable }: { title: string; cancellable: boolean },
      work: (progress: unknown, token: unknown) => Promise<unknown>,
    ) => {
      if (cancellable) shown.titles.push(title);
      return work(undefined, { onCancellationRequested: (run: () => unknown) => (shown.cancel = run) });
    },
  },
}));

beforeEach(() => {
  shown.titles = [];
});

test('what is done soon is not announced', async () => {
  expect(
    await whileSaying(
      'Working…',
      () => Promise.resolve(1),
      () => undefined,
    ),
  ).toBe(1);
  expect(shown.titles).toEqual([]);
});

test('what takes its time is announced, and Cancel ends it', async () => {
  let end: (reason: Error) => void = () => undefined;
  const work = () => new Promise<number>((_, reject) => (end = reject));
  const done = whileSaying('Working…', work, () => end(new Error('ended')));
  const ended = expect(done).rejects.toThrow('ended');
  await vi.waitFor(() => expect(shown.titles).toEqual(['Working…']));
  shown.cancel();
  await ended;
});
