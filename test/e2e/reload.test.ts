import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProfilePage } from './profilePage.js';
import { surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

const heap = readFileSync(path.join(surroundings.workspace, 'profiles/heap.pb.gz'));
const FILE = 'changing/heap.pb.gz';

/** Each step goes on from where the one before it ended. */
describe('a file that changes under an open profile', () => {
  const window = openWindow(() => writeWorkspaceFile(FILE, heap));
  let profile: ProfilePage;
  const rows = () => profile.topRows();
  const chips = (): Promise<readonly string[]> => profile.frame.locator('.chip-text').allInnerTexts();
  const explorer = () => window.workbench.page.getByRole('tree', { name: 'Files Explorer' });
  const item = (name: string) => explorer().getByRole('treeitem', { name, exact: true }).first();
  const outdated = () => profile.frame.locator('.outdated');
  let before: Awaited<ReturnType<typeof rows>>;

  /** Goes on with the page of the file's new name: while the tab of the old one is there, its page is too. */
  async function replaced(old: string, name: string): Promise<void> {
    await window.workbench.tab(old).waitFor({ state: 'detached' });
    profile = await window.workbench.profilePage(name);
  }

  test('is shown through a filter first', async () => {
    profile = await window.workbench.openProfile(FILE);
    await profile.frame.getByRole('button', { name: 'Filters', exact: true }).click();
    const focus = profile.frame.getByRole('textbox', { name: 'focus', exact: true });
    await focus.fill('NextBinEntry');
    await focus.press('Enter');
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
    await expect.poll(async () => (await rows()).length).toBeGreaterThan(3);
    before = await rows();
  });

  test('cut short it stays on show, with its filters, and says why', async () => {
    writeWorkspaceFile(FILE, heap.subarray(0, heap.length >> 1));
    await expect.poll(() => profile.alert.innerText()).toMatch(/^Shown as it was before: .*cut short/);
    expect(await rows()).toEqual(before);
    expect(await chips()).toEqual(['focus=NextBinEntry']);
    expect(await profile.button('Undo Filter Step').isEnabled()).toBe(true);
    await window.workbench.screenshot('reload-failed');
    await window.workbench.setTheme('light');
    await window.workbench.screenshot('reload-failed');
    await window.workbench.setTheme('dark');
    await window.workbench.page.setViewportSize({ width: 660, height: 700 });
    await window.workbench.screenshot('reload-failed-narrow');
    await window.workbench.page.setViewportSize({ width: 1600, height: 900 });
  });

  test('Retry says so again, and once the file is whole, by keyboard, nothing more', async () => {
    await profile.button('Retry').click();
    await expect.poll(() => profile.alert.innerText()).toMatch(/cut short.*Retry/s);
    await profile.button('Retry').focus();
    writeWorkspaceFile(FILE, heap);
    if ((await outdated().count()) > 0) await window.workbench.page.keyboard.press('Enter');
    await expect.poll(() => outdated().count()).toBe(0);
    expect(await chips()).toEqual(['focus=NextBinEntry']);
    await expect.poll(rows).toEqual(before);
  });

  test('deleted it stays usable, and page and tab say so; back again it is read again', async () => {
    rmSync(path.join(surroundings.workspace, FILE));
    await expect.poll(() => outdated().innerText()).toContain('Deleted on disk; shown as it was read.');
    expect(await outdated().getAttribute('role')).toBe('status');
    await expect
      .poll(() =>
        window.workbench
          .tab('heap.pb.gz')
          .first()
          .evaluate((tab) => tab.outerHTML),
      )
      .toMatch(/Deleted on disk/);
    await profile.button('Undo Filter Step').click();
    await expect.poll(chips).toEqual([]);
    await expect.poll(async () => (await rows()).length).toBeGreaterThan(before.length);
    await window.workbench.screenshot('deleted');
    writeWorkspaceFile(FILE, heap);
    await expect.poll(() => outdated().count()).toBe(0);
  });

  test('renamed in VS Code it keeps its filter and the way back', async () => {
    await profile.button('Redo Filter Step').click();
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
    await profile.showView('Peek');
    const { page } = window.workbench;
    await item('heap.pb.gz').click();
    await page.keyboard.press('F2');
    const input = explorer().locator('input[type=text]');
    await input.fill('renamed.pb.gz');
    await input.press('Enter');
    await replaced('heap.pb.gz', 'renamed.pb.gz');
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
    expect(await profile.button('Undo Filter Step').isEnabled()).toBe(true);
    const peek = profile.frame.getByRole('tab', { name: 'Peek' });
    expect(await peek.getAttribute('aria-selected')).toBe('true');
    await window.workbench.screenshot('renamed');
  });

  test('so it does when renaming is undone', async () => {
    await item('renamed.pb.gz').click();
    await window.workbench.page.keyboard.press('Control+Z');
    await replaced('renamed.pb.gz', 'heap.pb.gz');
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
    expect(await profile.button('Undo Filter Step').isEnabled()).toBe(true);
    const peek = profile.frame.getByRole('tab', { name: 'Peek' });
    await expect.poll(() => peek.getAttribute('aria-selected')).toBe('true');
    await window.workbench.screenshot('renaming-undone');
  });
});
