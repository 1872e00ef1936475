import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { goldenTop } from './golden.js';
import { findLine, surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';
import type { Workbench } from './workbench.js';

const goroutines = readFileSync(path.join(surroundings.workspace, 'profiles/goroutine.debug1.txt'));

/** The extensions that run, as VS Code lists them. */
async function running(workbench: Workbench): Promise<ReadonlySet<string>> {
  await workbench.runCommand('Developer: Show Running Extensions');
  const list = workbench.page.locator('.runtime-extensions-editor');
  await list.locator('.extension .name').first().waitFor();
  const names = new Set(await list.locator('.extension .name').allInnerTexts());
  await workbench.page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  return names;
}

describe('texts: profiles and reports', () => {
  const window = openWindow(() => {
    writeWorkspaceFile('notes/notes.txt', 'Notes\n');
    writeWorkspaceFile('captured/goroutine', goroutines);
    writeWorkspaceFile('captured/heap', 'Notes on the heap.\n');
  });

  // That it starts for nothing else cannot be seen from here: VS Code's own fields are documents in plain text too, and
  // whether a window has made one by now is chance.
  test('the extension starts with plain text, which may be a profile', async () => {
    const { workbench } = window;
    // Only the rows in view are drawn: this is room for all.
    await workbench.page.setViewportSize({ width: 1600, height: 5000 });
    await workbench.openInExplorer('notes/notes.txt');
    await workbench.codeEditor('notes.txt').locator.waitFor();
    await expect
      .poll(async () => (await running(workbench)).has('pprof Lens'), { timeout: 60_000, interval: 1000 })
      .toBe(true);
    await workbench.page.setViewportSize({ width: 1600, height: 900 });
  });

  describe('text profiles', () => {
    test('a CodeLens opens one, with the names that pprof ignores', async () => {
      await window.workbench.openInExplorer('profiles/heap.debug1.txt');
      const lens = window.workbench.page
        .locator('.codelens-decoration a')
        .filter({ hasText: 'Open as profile' });
      await lens.waitFor();
      await window.workbench.screenshot('text-profile-lens');
      await lens.click();
      const page = await window.workbench.profilePage('heap.debug1.txt');
      await expect.poll(async () => (await page.topRows())[0]?.[5]).toBe('bytes.growSlice');
    });

    test('the Explorer opens a goroutine dump, with its states as tags', async () => {
      await window.workbench.contextMenu('profiles/goroutine.debug2.txt', 'Open as Profile');
      const page = await window.workbench.profilePage('goroutine.debug2.txt');
      await expect.poll(async () => (await page.topRows()).length).toBeGreaterThan(3);
      expect(await page.header.innerText()).toMatch(/goroutine/i);
    });

    test('a file named like a profile opens by its content', async () => {
      await window.workbench.openInExplorer('captured/goroutine');
      const page = await window.workbench.profilePage('goroutine');
      await expect.poll(async () => (await page.topRows()).length).toBeGreaterThan(3);
      await window.workbench.openInExplorer('captured/heap');
      await expect
        .poll(async () => (await window.workbench.codeEditor('captured/heap').lines())[0]?.text)
        .toBe('Notes on the heap.');
    });
  });

  describe('reports as documents', () => {
    beforeAll(async () => {
      const page = await window.workbench.openProfile('profiles/heap.pb.gz');
      // A page that comes up takes the keyboard, and a list that is open goes.
      await page.topRow('bytes.growSlice').waitFor();
    });

    async function openReport(name: string): Promise<void> {
      await window.workbench.runCommand('pprof Lens: Open Report…');
      await window.workbench.pickItem(name);
    }

    test('top is what go tool pprof printed', async () => {
      await openReport('top');
      const editor = window.workbench.codeEditor('heap.pb.gz%20top.txt');
      const rows = goldenTop('heap/top.inuse_space.txt').map((row) => row.join(' '));
      await expect
        .poll(async () => (await editor.lines()).map(({ text }) => text.trim().split(/ +/).join(' ')))
        .toEqual(expect.arrayContaining(rows));
      // Of a text named like a profile VS Code would make one.
      await window.workbench.statusItem('Plain Text').waitFor();
      await window.workbench.screenshot('report-top');
    });

    test('list asks for an expression, prints the source and links names to code', async () => {
      await openReport('list');
      await window.workbench.page.getByText('A regular expression (RE2) for function names').waitFor();
      const input = window.workbench.page.locator('.quick-input-widget input[type=text]');
      await input.fill('(');
      await window.workbench.page.getByText('parsing focus regexp').waitFor();
      await input.fill('NextBinEntry');
      await window.workbench.page.getByText('parsing focus regexp').waitFor({ state: 'hidden' });
      await window.workbench.page.keyboard.press('Enter');
      const editor = window.workbench.codeEditor('heap.pb.gz%20list-NextBinEntry.txt');
      await expect
        .poll(async () => (await editor.lines()).map(({ text }) => text).join('\n'))
        .toMatch(/3\.71GB +142:.*readObjectValue/);
      await editor.locator
        .locator('.view-line')
        .filter({ hasText: 'ROUTINE' })
        .getByText('NextBinEntry')
        .first()
        // The end of the name may lie beyond the editor's edge.
        .click({ modifiers: ['ControlOrMeta'], position: { x: 20, y: 8 } });
      const line = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');
      await expect.poll(() => window.workbench.codeEditor('loader.go').activeLine()).toBe(line);
    });
  });
});
