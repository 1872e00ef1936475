import { expect, test, vi } from 'vitest';
import { debounced, LatestAnswer } from '../../../webview-ui/src/model/latest.js';

/** Questions that are answered by hand, and what came of them. */
function setUp() {
  const open: { question: number; answer: () => void; refuse: () => void }[] = [];
  const told: string[] = [];
  const latest = new LatestAnswer<number, string>(
    (question) =>
      new Promise((resolve, reject) => {
        open.push({
          question,
          answer: () => resolve(`answer ${question}`),
          refuse: () => reject(new Error(`no ${question}`)),
        });
      }),
    (answer) => told.push(answer),
    (error) => told.push(String(error)),
  );
  return { latest, open, told };
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('questions asked while one is under way shrink to the newest', async () => {
  const { latest, open, told } = setUp();
  for (const question of [1, 2, 3, 4]) latest.ask(question);
  expect(open.map((o) => o.question)).toEqual([1]);
  open[0]?.answer();
  await tick();
  expect(open.map((o) => o.question)).toEqual([1, 4]);
  open[1]?.answer();
  await tick();
  expect(told).toEqual(['answer 4']);
});

test('a failure is told unless a newer question waits', async () => {
  const { latest, open, told } = setUp();
  latest.ask(1);
  latest.ask(2);
  open[0]?.refuse();
  await tick();
  open[1]?.refuse();
  await tick();
  expect(told).toEqual(['Error: no 2']);
  latest.ask(3);
  open[2]?.answer();
  await tick();
  expect(told.at(-1)).toBe('answer 3');
});

test('debounced runs once things are quiet, with the last arguments', () => {
  vi.useFakeTimers();
  const ran: number[] = [];
  const run = debounced(100, (n: number) => ran.push(n));
  run(1);
  vi.advanceTimersByTime(99);
  run(2);
  vi.advanceTimersByTime(99);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual([2]);
  vi.useRealTimers();
});
