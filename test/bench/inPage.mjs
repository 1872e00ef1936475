// The real page in Chromium, its questions answered by a real worker: what a person waits for until it is painted.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { GENERATION, selectionOf, startSession } from './session.mjs';
import { printTable } from './table.mjs';

const dist = path.resolve(import.meta.dirname, '../../dist');
export const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Typed arrays cross as VS Code's webviews carry them: their bytes, with their type. */
const packed = (_, value) =>
  ArrayBuffer.isView(value)
    ? {
        typed: value.constructor.name,
        bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
      }
    : value;

/** Measures and prints. Throws if a step never paints or a message is over 1 MB. */
export async function inPage(sizes, rounds) {
  if (!existsSync(chromiumFile)) {
    console.log(`\nNo Chromium at ${chromiumFile}: the page is not measured.`);
    return;
  }
  const browser = await chromium.launch({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const results = [];
  try {
    for (const size of sizes) {
      const file = await profileFile(size);
      const runs = [];
      for (let round = 0; round < rounds; round++) runs.push(await oneRound(browser, file));
      results.push({ size, figure: (name) => median(runs.map((run) => run[name])) });
    }
  } finally {
    await browser.close();
  }
  const row = (title, name, unit = 1) => ({
    '': title,
    ...Object.fromEntries(results.map(({ size, figure }) => [label(size), (figure(name) / unit).toFixed(0)])),
  });
  printTable('In Chromium, ms until painted; the worker had time to look ahead', [
    row('flame graph, first', 'first'),
    row('of which the worker', 'firstAnswer'),
    row('flame graph, shown again', 'again'),
    row('zoom', 'zoom'),
    row('search', 'search'),
    row('frames', 'frames'),
    row('largest message, KB', 'message', 1000),
  ]);
  for (const { figure } of results) {
    if (figure('message') > 1e6) throw new Error('A message of over 1 MB.');
  }
}

/** A page over a worker of its own; answers milliseconds. */
async function oneRound(browser, file) {
  const session = startSession();
  const figures = { message: 0 };
  const server = await serve(await hostOf(session, file), figures);
  const page = await browser.newPage({
    viewport: { width: 1200, height: 800 },
  });
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });
    await session.idle();
    const flameTab = page.getByRole('tab', { name: 'Flame Graph' });
    figures.first = await untilPainted(page, () => flameTab.click());
    figures.firstAnswer = figures.flame;
    figures.frames = await page.locator('g.frame').count();
    await page.getByRole('tab', { name: 'Top' }).click();
    figures.again = await untilPainted(page, () => flameTab.click());
    const middle = page.locator('g.frame:not(.more)').nth(Math.floor(figures.frames / 4));
    const { x, y } = await middle.evaluate((frame) => frame.getBoundingClientRect());
    figures.zoom = await untilPainted(page, () => page.mouse.dblclick(x + 1, y + 5));
    const search = page.locator('.flame vscode-text-field').first();
    await search.click();
    figures.search = await untilPainted(page, () => page.keyboard.press('e'));
    return figures;
  } finally {
    await page.close();
    server.close();
    await session.terminate();
  }
}

/**
 * Milliseconds from the input event that `act` causes to the last paint of what it brings: until nothing in the page has
 * changed for 400 ms.
 */
async function untilPainted(page, act) {
  await page.evaluate(() => {
    const watch = { start: 0, changed: 0, painted: 0 };
    window.bench = watch;
    const began = (event) => (watch.start ||= event.timeStamp);
    for (const type of ['click', 'keydown'])
      window.addEventListener(type, began, { capture: true, once: true });
    const isDrawing = (record) =>
      record.target instanceof Element && record.target.closest('.flame-drawing, .toolbar-note');
    new MutationObserver((records) => {
      if (!records.some((record) => isDrawing(record) || record.addedNodes.length > 0)) return;
      watch.changed = performance.now();
      // A frame's callbacks come before its paint, a message sent from one after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (watch.painted = performance.now());
        port2.postMessage('');
      });
    }).observe(document.body, { childList: true, subtree: true });
  });
  await act();
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const begun = performance.now();
        const look = setInterval(() => {
          const { start, changed, painted } = window.bench;
          const hasFrames = document.querySelector('g.frame') !== null;
          if (hasFrames && changed > start && painted > changed && performance.now() - painted > 400) {
            clearInterval(look);
            resolve(painted - start);
          } else if (performance.now() - begun > 60_000) {
            clearInterval(look);
            reject(new Error('Nothing was painted within a minute.'));
          }
        }, 20);
      }),
  );
}

/** The host's functions as far as these views ask for them, answered by a session that opens the file. */
export async function hostOf(session, file) {
  const summary = await session.open(file);
  const selection = selectionOf(summary);
  await session.ask.prepareTop(selection);
  await session.ask.prepareLines(selection);
  const state = {
    status: 'ready',
    name: path.basename(file),
    summary,
    selection,
    steps: { past: [], future: [] },
    generation: GENERATION,
    followCode: false,
  };
  const { ask } = session;
  return {
    ready: () => state,
    top: (query) => ask.top({ ...query, selection }),
    flame: async (query) => ({ ...(await ask.flame({ ...query, selection })), searchError: '' }),
    filterStatus: () => ask.status(selection),
    checkFilter: (filter, text) => ask.checkFilter(filter, text),
  };
}

/** Serves the page, and its questions to the host: birpc's messages, one a request. */
export async function serve(host, figures) {
  const assets = { '/page.js': 'text/javascript', '/page.css': 'text/css' };
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const body = [];
      for await (const chunk of request) body.push(chunk);
      const { m: method, a: args, i: id } = JSON.parse(Buffer.concat(body).toString());
      const start = performance.now();
      const result = await host[method]?.(...args);
      if (method === 'flame') figures.flame = performance.now() - start;
      const text = JSON.stringify({ t: 's', i: id, r: result }, packed);
      figures.message = Math.max(figures.message, text.length);
      response.end(text);
    } else if (assets[request.url] !== undefined) {
      response.setHeader('content-type', assets[request.url]);
      response.end(readFileSync(path.join(dist, request.url)));
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const html = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><link rel="stylesheet" href="/page.css"></head>
<body class="vscode-dark">
<div id="root"></div>
<script>
  const unpack = (result) => {
    for (const [name, { typed, bytes }] of Object.entries(result ?? {}).filter(([, value]) => value?.typed)) {
      const { buffer } = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
      result[name] = new globalThis[typed](buffer);
    }
  };
  let kept;
  globalThis.acquireVsCodeApi = () => ({
    getState: () => kept,
    setState: (state) => (kept = state),
    async postMessage(message) {
      performance.mark('asked');
      const answer = await fetch('/ask', { method: 'POST', body: JSON.stringify(message) });
      const reply = await answer.json();
      unpack(reply.r);
      // What is on show comes as a message of its own.
      if (message.m === 'ready') window.postMessage({ t: 'q', m: 'setState', a: [reply.r] }, '*');
      window.postMessage(reply, '*');
    },
  });
</script>
<script src="/page.js"></script>
</body>
</html>`;
