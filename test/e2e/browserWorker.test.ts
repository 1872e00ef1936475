import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recording } from '../support/golden.js';
import { goldenTop } from './golden.js';

const project = path.resolve(import.meta.dirname, '../..');

/** In place of pako: where the browser's own decompressor is enough, nobody starts another one. */
const withoutPako: Plugin = {
  name: 'without-pako',
  setup(build) {
    build.onResolve({ filter: /^pako$/ }, () => ({ path: 'pako', namespace: 'none' }));
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents: `export class Inflate { constructor() { throw new Error('pako was started'); } }
        export const Z_BUF_ERROR = -5, Z_DATA_ERROR = -3, Z_MEM_ERROR = -4;`,
    }));
  },
};

async function bundle(entry: string, plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    logLevel: 'error',
    plugins,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Before a worker's bundle: it is then at work for a minute when it is asked that, and says when this begins. */
const stuckAt = (question: string): string =>
  `addEventListener('message', ({ data }) => {
    if (data.m !== '${question}') return;
    new BroadcastChannel('stuck').postMessage('');
    for (const end = Date.now() + 60000; Date.now() < end; );
  });`;

/** The session's worker as a browser runs it, in Debian's Chromium. */
describe('a session in a browser', () => {
  const files = new Map<string, string | Uint8Array>();
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const worker = await bundle('src/session/platform/web/worker.ts', [withoutPako]);
    files.set('/', '<!doctype html><script src="/page.js"></script>');
    files.set('/page.js', await bundle('test/e2e/browserPage.ts'));
    files.set('/worker.js', worker);
    files.set('/stuckOpening.js', stuckAt('open') + worker);
    files.set('/stuckAnswering.js', stuckAt('tags') + worker);
    files.set('/heap.pb.gz', recording('heap.pb.gz'));
    server = createServer(({ url = '' }, answer) => {
      const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
      answer.writeHead(files.has(url) ? 200 : 404, { 'content-type': type }).end(files.get(url));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterEach(() => page.close());

  test('reads a heap profile without pako, and has its Top', async () => {
    const { rows, failures } = await page.evaluate(async () => {
      const session = window.browserPage.sessionOf('/worker.js', '/heap.pb.gz');
      await session.load();
      const query = { sort: 'flat', reversed: false, filter: '', from: 0, count: 100 } as const;
      const top = await session.askSelected((ask, selection) => ask.top({ ...query, selection }));
      return { rows: top.rows, failures: window.browserPage.failures };
    });
    expect(failures).toEqual([]);
    expect(
      rows.map((row) =>
        [row.flat, row.flatPercent, row.sumPercent, row.cum, row.cumPercent, row.printed + row.mark].map(
          trimmed,
        ),
      ),
    ).toEqual(goldenTop('heap/top.inuse_space.txt'));
  });

  test('inflates what a file of several members holds, and says of any other what is wrong, as pako does', async () => {
    const large = new Uint8Array(500_000).map((_, i) => Math.imul(i * i, 0x9e3779b1) >>> 26);
    const [one, other] = [gzipSync(large), gzipSync('the second member')];
    const cases: Record<string, readonly Uint8Array[]> = {
      whole: [one],
      nothing: [gzipSync('')],
      members: [one, other],
      more: [other, one, other],
      trailing: [one, Buffer.from('more')],
      zeros: [one, Buffer.alloc(4)],
      cut: [one.subarray(0, one.length - 9)],
      cutMember: [one, other.subarray(0, 20)],
      sum: [one.subarray(0, -8), Buffer.alloc(8)],
      damaged: [one.subarray(0, 40_000), Buffer.alloc(40_000, 0xff), one.subarray(80_000)],
    };
    const inflated = (bytes: Buffer, limit: number) =>
      page.evaluate(
        ([encoded, most]) =>
          window.browserPage.inflated(
            Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)),
            most,
          ),
        [bytes.toString('base64'), limit] as const,
      );
    for (const [name, parts] of Object.entries(cases)) {
      const [own, pako] = await inflated(Buffer.concat(parts), 2 ** 31);
      expect(own, name).toBe(pako);
    }
    for (const parts of [[one], [other, one]]) {
      expect(await inflated(Buffer.concat(parts), 400_000)).toEqual(['pastLimitOfBytes', 'pastLimitOfBytes']);
    }
  });

  test('is cancelled while it opens, at once, whatever its worker does', async () => {
    const code = await page.evaluate(async () => {
      const stuck = window.browserPage.stuck();
      const session = window.browserPage.sessionOf('/stuckOpening.js', '/heap.pb.gz');
      void session.load();
      await stuck;
      session.cancelOpening();
      return session.state.status === 'failed' && session.state.error.code;
    });
    expect(code).toBe('openingCancelled');
    // Chromium gives a thread two seconds to notice.
    await expect.poll(() => page.workers().length).toBe(0);
  });

  test('abandons a question without shared memory, and answers the next', async () => {
    const { isShared, code, cancelled, answered, names } = await page.evaluate(async () => {
      const session = window.browserPage.sessionOf('/stuckAnswering.js', '/heap.pb.gz');
      await session.load();
      const stuck = window.browserPage.stuck();
      const tags = session.askSelected((ask, selection) => ask.tags(selection));
      const ended = tags.then(
        () => 'answered',
        (error: unknown) => (error as { code: string }).code,
      );
      await stuck;
      const since = performance.now();
      session.cancelAnswers();
      const code = await ended;
      const cancelled = performance.now() - since;
      const query = { sort: 'flat', reversed: false, filter: '', from: 0, count: 2 } as const;
      const top = await session.askSelected((ask, selection) => ask.top({ ...query, selection }));
      return {
        isShared: window.crossOriginIsolated,
        code,
        cancelled,
        answered: performance.now() - since,
        names: top.rows.map(({ printed }) => printed),
      };
    });
    expect({ isShared, code }).toEqual({ isShared: false, code: 'abandoned' });
    // The worker would have been at work for a minute.
    expect(cancelled).toBeLessThan(1000);
    expect(answered).toBeLessThan(20_000);
    expect(names).toEqual(
      goldenTop('heap/top.inuse_space.txt')
        .slice(0, 2)
        .map((row) => row[5]),
    );
    await expect.poll(() => page.workers().length).toBe(1);
  });
});

const trimmed = (text: string): string => text.trim();
