// In a real VS Code: what a person waits for after the double click, and for how long the extension host is blocked.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import vsce from '@vscode/vsce';
import { chromium } from 'playwright-core';
import {
  freePort,
  installVsix,
  profileFolders,
  startCodeServer,
  writeSettings,
} from '../../.scripts/codeServer.mjs';
import { packageVsix, vsixPath } from '../../.scripts/package.mjs';
import { chromiumFile } from './inPage.mjs';
import { median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { printTable } from './table.mjs';
import { typing } from './typing.mjs';

const LIMIT = 300_000;

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'extensions.ignoreRecommendations': true,
};

/** Measures and prints. Throws where a step never comes or the host is blocked by us for far too long. */
export async function inCode(sizes, rounds) {
  if (!existsSync(chromiumFile)) {
    console.log(`\nNo Chromium at ${chromiumFile}: VS Code is not measured.`);
    return;
  }
  const root = mkdtempSync(path.join(tmpdir(), 'pprof-lens-bench-code-'));
  const workspace = path.join(root, 'workspace');
  const probeFile = path.join(root, 'probe-port');
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'main.go'), 'package main\n');
  for (const size of sizes) copyFileSync(await profileFile(size), path.join(workspace, nameOf(size)));
  process.env.PPROF_LENS_BENCH_PROBE = probeFile;
  let server;
  let browser;
  try {
    const folders = profileFolders(root);
    writeSettings(folders, settings);
    await installVsix(folders, existsSync(vsixPath()) ? vsixPath() : await packageVsix());
    await installVsix(folders, await probeVsix(root));
    server = await startCodeServer({ ...folders, port: await freePort(), trusting: true });
    browser = await chromium.launch({ executablePath: chromiumFile, args: ['--no-sandbox'] });
    const results = [];
    for (const size of sizes) {
      const runs = [];
      for (let round = 0; round < rounds; round++) {
        rmSync(probeFile, { force: true });
        runs.push(await oneRound(browser, `${server.url}/?folder=${workspace}`, nameOf(size), probeFile));
      }
      results.push({ size, figure: (name) => median(runs.map((run) => run[name])) });
    }
    report(results);
    await typing(browser, server.url, root, rounds, {
      isNew: () => rmSync(probeFile, { force: true }),
      started: () => probe(probeFile),
    });
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

function report(results) {
  const row = (title, name) => ({
    '': title,
    ...Object.fromEntries(results.map(({ size, figure }) => [label(size), figure(name).toFixed(0)])),
  });
  printTable('In VS Code, ms from the double click', [
    row('first row of Top', 'row'),
    row('first frame of the flame graph, asked for with the row', 'frame'),
    row('extension host blocked by us at most', 'blockedByUs'),
    row('its event loop late by at most, on two busy cores', 'blocked'),
    row('memory given back when the editor is closed, MB', 'givenBack'),
  ]);
  for (const { size, figure } of results) {
    if (figure('blockedByUs') > 200) throw new Error(`${label(size)}: the extension host is blocked by us.`);
  }
}

function nameOf(size) {
  return `${label(size).replace(' ', '')}.pb.gz`;
}

async function probeVsix(root) {
  const packagePath = path.join(root, 'probe.vsix');
  await vsce.createVSIX({
    cwd: path.join(import.meta.dirname, 'probe'),
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}

/** Opens the profile in a new window, and closes it again. Answers milliseconds, and megabytes for memory. */
async function oneRound(browser, url, name, probeFile) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
  page.setDefaultTimeout(LIMIT);
  try {
    await page.goto(url);
    const item = page
      .getByRole('tree', { name: 'Files Explorer' })
      .getByRole('treeitem', { name, exact: true });
    await item.waitFor();
    const ask = await probe(probeFile);
    await ask('/start');
    const start = performance.now();
    await item.dblclick();
    const frame = await frameOf(page, name);
    await frame.getByRole('gridcell').first().waitFor();
    const row = performance.now() - start;
    await frame.getByRole('tab', { name: 'Flame Graph' }).click();
    await frame.locator('g.frame').first().waitFor();
    const drawn = performance.now() - start;
    // The worker looks ahead meanwhile.
    await delay(1000);
    const open = await ask('/stop');
    const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click({ button: 'middle' });
    await tab.waitFor({ state: 'detached' });
    await delay(1000);
    await ask('/start');
    const closed = await ask('/stop');
    const { blocked, blockedByUs, resident } = open;
    return { row, frame: drawn, blocked, blockedByUs, givenBack: (resident - closed.resident) / 2 ** 20 };
  } finally {
    await page.close();
  }
}

/** The page of the profile: two frames deep in the window. */
async function frameOf(page, name) {
  for (const end = performance.now() + LIMIT; performance.now() < end; await delay(10)) {
    for (const frame of page.frames()) {
      if (!frame.url().includes('fake.html')) continue;
      const headings = await frame
        .getByRole('heading', { level: 1 })
        .allInnerTexts()
        .catch(() => []);
      if (headings.some((text) => text.includes(name))) return frame;
    }
  }
  throw new Error(`${name} did not open.`);
}

/** The way to the probe, once it runs. */
async function probe(file) {
  for (const end = performance.now() + LIMIT; !existsSync(file); await delay(100)) {
    if (performance.now() > end) throw new Error('The probe does not run.');
  }
  await delay(100);
  const port = readFileSync(file, 'utf8');
  return async (request) => (await fetch(`http://127.0.0.1:${port}${request}`)).json();
}
