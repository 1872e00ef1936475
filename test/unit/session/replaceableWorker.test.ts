import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Message } from '../../../src/protocol/message.js';
import { type PlainWorker, ReplaceableWorker } from '../../../src/session/platform/web/replaceableWorker.js';
import type { WorkerListener } from '../../../src/session/platform/platform.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker that answers when a test says so. */
class FakeWorker implements PlainWorker {
  readonly posted: Message[] = [];
  listener: WorkerListener | undefined;
  hasEnded = false;
  readonly post = (message: Message): void => void this.posted.push(message);
  readonly listen = (listener: WorkerListener): void => void (this.listener = listener);
  readonly end = (): void => void (this.hasEnded = true);

  /** Answers what it was asked last. */
  answer(answer: Partial<Message> = { r: 'done' }): void {
    this.listener?.message({ t: 's', i: this.posted.at(-1)?.i, ...answer });
  }

  get last(): Message | undefined {
    return this.posted.at(-1);
  }
}

const BYTES = Uint8Array.of(1, 2, 3);
const question = (i: string, m = 'top', ...a: unknown[]): Message => ({ t: 'q', i, m, a });

/** A worker that took this long to open a profile, and what its client hears. */
function opened(milliseconds = 0) {
  const workers: FakeWorker[] = [];
  const worker = new ReplaceableWorker(() => {
    const started = new FakeWorker();
    workers.push(started);
    return started;
  });
  const heard: unknown[] = [];
  worker.listen({
    message: ({ i, r, e }) => void heard.push([i, r ?? (e as { code: string }).code]),
    ended: (why) => void heard.push(why),
  });
  const at = (index: number): FakeWorker => workers[index] ?? expect.fail(`There is no worker ${index}.`);
  worker.post(question('0', 'open', BYTES, { generation: 7, inflateLimit: 9 }));
  vi.advanceTimersByTime(milliseconds);
  at(0).answer();
  heard.length = 0;
  return { worker, workers, heard, at };
}

test('questions go to the worker one by one', () => {
  const { worker, heard, at } = opened();
  worker.post(question('1'));
  worker.post(question('2'));
  expect(at(0).last?.i).toBe('1');
  at(0).answer();
  expect(at(0).last?.i).toBe('2');
  at(0).answer();
  expect(heard).toEqual([
    ['1', 'done'],
    ['2', 'done'],
  ]);
});

test('abandoned questions reject at once; those that wait are never asked, and later ones are answered', () => {
  const { worker, workers, heard, at } = opened();
  for (const i of ['1', '2']) worker.post(question(i));
  worker.abandon();
  expect(heard).toHaveLength(2);
  expect(heard).toEqual(expect.arrayContaining(['1', '2'].map((i) => [i, 'abandoned'])));
  heard.length = 0;
  worker.post(question('3'));
  worker.abandon();
  worker.post(question('4'));
  // The answer to the first, which nobody waits for.
  at(0).answer();
  expect(at(0).last?.i).toBe('4');
  at(0).answer();
  expect(heard).toEqual([
    ['3', 'abandoned'],
    ['4', 'done'],
  ]);
  vi.advanceTimersByTime(1e6);
  expect(workers).toHaveLength(1);
});

test('a worker that is at work for longer than opening took is replaced by one with the same profile', () => {
  const { worker, workers, heard, at } = opened(3000);
  worker.post(question('1'));
  worker.abandon();
  worker.post(question('2'));
  vi.advanceTimersByTime(2999);
  expect(workers).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(at(0).hasEnded).toBe(true);
  expect(at(1).last).toMatchObject({ m: 'open', a: [BYTES, { generation: 7, inflateLimit: 9 }] });
  // What the one before says is not heard any more, nor that the profile is open.
  at(0).answer();
  at(0).listener?.ended('workerFailed', undefined);
  at(1).answer();
  expect(at(1).last?.i).toBe('2');
  at(1).answer();
  expect(heard).toEqual([
    ['1', 'abandoned'],
    ['2', 'done'],
  ]);
});

test('the profile of an archive that somebody chose is chosen again', () => {
  const { worker, at } = opened();
  worker.post(question('1', 'openEntry', { name: 'a.pb.gz' }));
  at(0).answer();
  worker.post(question('2'));
  worker.abandon();
  vi.advanceTimersByTime(1000);
  const options = { generation: 7, inflateLimit: 9, entry: { name: 'a.pb.gz' } };
  expect(at(1).last).toMatchObject({ m: 'open', a: [BYTES, options] });
});

test('where the profile cannot be opened again, the worker has ended', () => {
  const { worker, heard, at } = opened();
  worker.post(question('1'));
  worker.abandon();
  vi.advanceTimersByTime(1000);
  at(1).answer({ e: { code: 'noMemory' } });
  expect(heard).toEqual([['1', 'abandoned'], 'workerFailed']);
});

test('once ended it starts no other', () => {
  const { worker, workers, at } = opened();
  worker.post(question('1'));
  worker.abandon();
  worker.end();
  vi.advanceTimersByTime(1e6);
  expect(at(0).hasEnded).toBe(true);
  expect(workers).toHaveLength(1);
});
