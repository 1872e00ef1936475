import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { surroundings, writeWorkspaceFile } from './surroundings.js';
import { Workbench } from './workbench.js';

const goroutines = readFileSync(path.join(surroundings.workspace, 'profiles/goroutine.debug1.txt'));

describe('text profiles', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    writeWorkspaceFile('captured/goroutine', goroutines);
    writeWorkspaceFile('captured/heap', 'Notes on the heap.\n');
    workbench = await Workbench.open();
    // Waits for the extension host.
    await workbench.openProfile('profiles/mutex.pb.gz');
  });
  afterAll(() => workbench.close());

  test('a CodeLens opens one, with the names that pprof ignores', async () => {
    await workbench.openInExplorer('profiles/heap.debug1.txt');
    const lens = workbench.page.locator('.codelens-decoration a').filter({ hasText: 'Open as profile' });
    await lens.waitFor();
    await workbench.screenshot('text-profile-lens');
    await lens.click();
    const page = await workbench.profilePage('heap.debug1.txt');
    await expect.poll(async () => (await page.topRows())[0]?.[5]).toBe('bytes.growSlice');
  });

  test('the Explorer opens a goroutine dump, with its states as tags', async () => {
    await workbench.contextMenu('profiles/goroutine.debug2.txt', 'Open as Profile');
    const page = await workbench.profilePage('goroutine.debug2.txt');
    await expect.poll(async () => (await page.topRows()).length).toBeGreaterThan(3);
    expect(await page.header.innerText()).toMatch(/goroutine/i);
  });

  test('a file named like a profile opens by its content', async () => {
    await workbench.openInExplorer('captured/goroutine');
    const page = await workbench.profilePage('goroutine');
    await expect.poll(async () => (await page.topRows()).length).toBeGreaterThan(3);
    await workbench.openInExplorer('captured/heap');
    await expect
      .poll(async () => (await workbench.codeEditor('captured/heap').lines())[0]?.text)
      .toBe('Notes on the heap.');
  });
});
