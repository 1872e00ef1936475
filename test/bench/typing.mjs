// In a real VS Code: typing in a file of 10,000 lines with figures on each, beside the same without figures.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { median } from './measure.mjs';
import { message, ProtoWriter } from './protoWriter.mjs';
import { printTable } from './table.mjs';

const LINES = 10_000;

/** Between two keys, in milliseconds: somebody types fast. */
const PACE = 60;

const POSITIONS = { off: 'without figures', end: 'figures at the end', before: 'figures before the code' };

/**
 * Measures and prints.
 * @param host `isNew` is called before each window, `started` waits for its extension host
 */
export async function typing(browser, url, root, rounds, host) {
  const runs = { off: [], end: [], before: [] };
  for (let round = 0; round < rounds; round++) {
    for (const position of Object.keys(POSITIONS)) {
      const folder = path.join(root, `typing-${position}-${round}`);
      prepare(folder, position);
      runs[position].push(await oneRound(browser, `${url}/?folder=${folder}`, position !== 'off', host));
    }
  }
  const medianOf = (position) => median(runs[position].map((times) => median(times)));
  printTable(
    'Typing in 10,000 lines, ms from the key to the next frame',
    Object.entries(POSITIONS).map(([position, title]) => ({
      '': title,
      median: medianOf(position).toFixed(1),
      slowest: median(runs[position].map((times) => Math.max(...times))).toFixed(0),
    })),
  );
  for (const position of ['end', 'before']) {
    if (medianOf(position) > 2 * medianOf('off') + 30)
      throw new Error(`Typing is slow with ${POSITIONS[position]}.`);
  }
}

function prepare(folder, position) {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  const settings = {
    'pprofLens.inline.position': position,
    'pprofLens.inline.threshold': 0,
    'files.autoSave': 'off',
  };
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  const lines = Array.from({ length: LINES }, (_, line) => `\tx += ${line} // some code`);
  writeFileSync(path.join(folder, 'long.go'), lines.join('\n'));
  writeFileSync(path.join(folder, 'long.pb.gz'), longProfile(path.join(folder, 'long.go')));
}

/** A profile in which each line of the file costs something. */
function longProfile(file) {
  const chunks = [];
  const out = new ProtoWriter((chunk) => chunks.push(Buffer.from(chunk)));
  const strings = ['', 'cpu', 'nanoseconds', 'main.long', file];
  out.bytesField(1, message([1, 1], [2, 2]));
  for (let line = 1; line <= LINES; line++) {
    out.bytesField(2, message([1, line], [2, 10_000_000 + line]));
    const place = message([1, 1], [2, line]);
    out.bytesField(4, Buffer.concat([message([1, line]), Buffer.from([(4 << 3) | 2, place.length]), place]));
  }
  out.bytesField(5, message([1, 1], [2, 3], [3, 3], [4, 4], [5, 1]));
  for (const text of strings) out.bytesField(6, Buffer.from(text));
  out.flush();
  return gzipSync(Buffer.concat(chunks));
}

/** Milliseconds of each key: letters, and new lines among them, so that lines lose their figures and others move. */
async function oneRound(browser, url, hasFigures, host) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
  page.setDefaultTimeout(120_000);
  try {
    host.isNew();
    await page.goto(url);
    const explorer = page.getByRole('tree', { name: 'Files Explorer' });
    const item = (name) => explorer.getByRole('treeitem', { name, exact: true });
    await item('long.go').waitFor();
    // Before it has, a profile comes up as text.
    await host.started();
    await item('long.pb.gz').dblclick();
    await page.locator('.statusbar-item').filter({ hasText: 'long.pb.gz: cpu' }).waitFor();
    await item('long.go').dblclick();
    const editor = page.locator('.monaco-editor[data-uri$="/long.go"]');
    await editor.locator('.view-line').first().waitFor();
    if (hasFigures)
      await editor.locator('.view-line span[class*="TextEditorDecorationType"]').first().waitFor();
    await editor.locator('.view-line').nth(5).click();
    await delay(1000);
    await page.evaluate(() => {
      globalThis.keyTimes = [];
      addEventListener(
        'keydown',
        () => {
          const start = performance.now();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => globalThis.keyTimes.push(performance.now() - start);
            port2.postMessage(undefined);
          });
        },
        true,
      );
    });
    for (let key = 0; key < 60; key++) {
      await page.keyboard.press(key % 12 === 11 ? 'Enter' : key % 6 === 5 ? 'ArrowDown' : 'x');
      await delay(PACE);
    }
    return await page.evaluate(() => globalThis.keyTimes);
  } finally {
    await page.close();
  }
}
