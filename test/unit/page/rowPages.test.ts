import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowPages, type RowPage } from '../../../webview-ui/src/top/rowPages.js';

interface Request {
  readonly from: number;
  readonly answer: () => Promise<void>;
  readonly refuse: (error: Error) => Promise<void>;
}

/** Rows whose text is their index, and the requests made for them, to be answered by hand. */
function setUp(matching: number, pageSize = 10, maxPages = 4) {
  const requests: Request[] = [];
  const seen = { changes: 0, errors: new Array<unknown>() };
  const pages = new RowPages<string, RowPage<string>>({
    fetch: (from, count) =>
      new Promise((resolve, reject) => {
        const rows = Array.from({ length: Math.max(0, Math.min(count, matching - from)) }, (_, i) =>
          String(from + i),
        );
        requests.push({
          from,
          answer: () => settle(() => resolve({ rows, matching })),
          refuse: (error) => settle(() => reject(error)),
        });
      }),
    changed: () => seen.changes++,
    failed: (error) => seen.errors.push(error),
    pageSize,
    maxPages,
  });
  return { pages, requests, seen };
}

async function settle(act: () => void): Promise<void> {
  act();
  await new Promise((resolve) => setImmediate(resolve));
}

/** Answers all requests, also those that answers lead to. */
async function answerAll(requests: Request[]): Promise<number> {
  let answered = 0;
  for (let next = requests.shift(); next !== undefined; next = requests.shift()) {
    await next.answer();
    answered++;
  }
  return answered;
}

test('asks for the page in view and knows its rows when it has come', async () => {
  const { pages, requests, seen } = setUp(100);
  pages.want(0, 7);
  expect(requests.map((r) => r.from)).toEqual([0]);
  expect(pages.row(3)).toBeUndefined();
  await answerAll(requests);
  expect([pages.row(3), pages.latest?.matching, seen.changes]).toEqual(['3', 100, 1]);
});

test('asks nothing while the rows in view are here', async () => {
  const { pages, requests } = setUp(100);
  pages.want(0, 9);
  await answerAll(requests);
  for (let first = 0; first < 5; first++) pages.want(first, first + 4);
  expect(requests).toEqual([]);
});

test('scrolling on while a request is under way asks next for where it came to rest, not for what was passed', async () => {
  const { pages, requests } = setUp(10_000);
  pages.want(0, 9);
  for (let first = 10; first <= 9_000; first += 10) pages.want(first, first + 9);
  expect(requests).toHaveLength(1);
  await requests.shift()?.answer();
  expect(requests.map((r) => r.from)).toEqual([9_000]);
});

test('asks for no page past the end', async () => {
  const { pages, requests } = setUp(15);
  pages.want(0, 40);
  expect(await answerAll(requests)).toBe(2);
  expect([pages.row(14), pages.row(15)]).toEqual(['14', undefined]);
});

test('an empty answer is the end of it', async () => {
  const { pages, requests } = setUp(0);
  pages.want(0, 40);
  expect(await answerAll(requests)).toBe(1);
  expect(pages.latest?.matching).toBe(0);
});

test('a failure is told once, and the next look at the rows tries again', async () => {
  const { pages, requests, seen } = setUp(100);
  pages.want(0, 9);
  const lost = new Error('lost');
  await requests.shift()?.refuse(lost);
  expect(seen.errors).toEqual([lost]);
  expect(requests).toEqual([]);
  pages.want(0, 9);
  await answerAll(requests);
  expect(pages.row(0)).toBe('0');
});

test('closed, it hears no answer', async () => {
  const { pages, requests, seen } = setUp(100);
  pages.want(0, 25);
  pages.close();
  await answerAll(requests);
  expect([seen.changes, pages.row(0)]).toEqual([0, undefined]);
});

test('wherever one looks, the rows in view arrive and the pages kept stay few', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 300 }),
      fc.array(fc.nat(299), { maxLength: 12 }),
      async (matching, looks) => {
        const { pages, requests } = setUp(matching);
        for (const first of looks) {
          pages.want(first, first + 12);
          if (first % 3 !== 0) await requests.shift()?.answer();
        }
        await answerAll(requests);
        const last = looks.at(-1);
        if (last !== undefined) {
          for (let row = last; row <= Math.min(last + 12, matching - 1); row++)
            expect(pages.row(row)).toBe(String(row));
        }
        const kept = Array.from({ length: matching }, (_, row) => pages.row(row)).filter(
          (row) => row !== undefined,
        );
        expect(kept.length).toBeLessThanOrEqual(40);
      },
    ),
    { numRuns: 50 },
  );
});
