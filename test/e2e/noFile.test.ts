import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProfilePage } from './profilePage.js';
import { surroundings } from './surroundings.js';
import { openWindow } from './window.js';

const dump = readFileSync(path.join(surroundings.workspace, 'profiles/goroutine.debug2.txt'), 'utf8');

describe('text profiles in a window that has opened none before', () => {
  const window = openWindow();

  const lens = () =>
    window.workbench.page.locator('.codelens-decoration a').filter({ hasText: 'Open as profile' });

  async function copy(text: string): Promise<void> {
    const { page } = window.workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  /** Pastes the dump into an untitled document of its own. */
  async function pasteUntitled(): Promise<void> {
    const { workbench } = window;
    await copy(dump);
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.page.locator('.monaco-editor.focused[data-uri^="untitled:"]').waitFor();
    await workbench.page.keyboard.press('Control+V');
    await expect.poll(async () => (await workbench.cursor())?.line).toBeGreaterThan(1);
  }

  async function profile(name: RegExp): Promise<ProfilePage> {
    const { workbench } = window;
    await expect.poll(() => workbench.tabName(name)).toBeDefined();
    const tab = (await workbench.tabName(name)) ?? '';
    const page = await workbench.profilePage(tab);
    await expect.poll(async () => (await page.topRows()).length).toBeGreaterThan(3);
    return page;
  }

  test('the CodeLens is there', async () => {
    await window.workbench.openInExplorer('profiles/goroutine.debug2.txt');
    await lens().waitFor();
    await window.workbench.screenshot('lens-in-fresh-window');
  });

  test('an untitled document opens, as an unsaved profile', async () => {
    const { workbench } = window;
    await pasteUntitled();
    await workbench.page.keyboard.press('Control+Home');
    await lens().waitFor();
    await workbench.screenshot('lens-untitled');
    await lens().click();
    await profile(/^goroutines from Untitled-1\.txt$/);
    await workbench.screenshot('profile-from-untitled');
  });

  test('the clipboard opens, and Save Profile As… gives it a file', async () => {
    const { workbench } = window;
    const { page } = workbench;
    await copy(dump);
    await workbench.runCommand('pprof Lens: Open Profile from Clipboard');
    await profile(/^goroutines pasted \d\d\.\d\d\.txt$/);
    await workbench.screenshot('profile-pasted');
    await page.locator('.editor-actions').getByRole('button', { name: 'Save Profile As…' }).click();
    const input = page.locator('.quick-input-widget input[type=text]');
    await expect.poll(() => input.inputValue()).toMatch(/goroutines pasted/);
    await workbench.screenshot('profile-save-as');
    await input.fill(path.join(surroundings.workspace, 'kept.debug2.txt'));
    await page.keyboard.press('Enter');
    await profile(/^kept\.debug2\.txt$/);
    expect(readFileSync(path.join(surroundings.workspace, 'kept.debug2.txt'), 'utf8')).toBe(dump);
    await expect.poll(() => workbench.tabName(/pasted/)).toBeUndefined();
  });

  test('an untitled document opens by Reopen Editor With… too', async () => {
    const { workbench } = window;
    await pasteUntitled();
    await workbench.runCommand('View: Reopen Editor With...');
    await workbench.pickItem('pprof Profile');
    await profile(/^Untitled-2$/);
  });

  test('after a reload of the window an unsaved profile is gone, and its editor says why', async () => {
    const { workbench } = window;
    await copy(dump);
    await workbench.runCommand('pprof Lens: Open Profile from Clipboard');
    await profile(/^goroutines pasted/);
    await workbench.reload();
    await expect.poll(() => workbench.tabName(/^goroutines pasted/)).toBeDefined();
    const tab = (await workbench.tabName(/^goroutines pasted/)) ?? '';
    const page = await workbench.profilePage(tab, 40_000);
    await expect
      .poll(() => page.alert.innerText())
      .toMatch(/not saved to a file, so it went with its window/);
    await workbench.screenshot('unsaved-gone');
    await workbench.setTheme('light');
    await workbench.screenshot('unsaved-gone');
  });

  test('the list of profiles has those that the workspace has and those that were open', async () => {
    const { workbench } = window;
    await workbench.closeUnsaved();
    const view = await workbench.profilesView();
    const found = view.getByRole('treeitem', { name: 'In the Workspace' });
    await found.waitFor();
    await view
      .getByRole('treeitem', { name: /^mutex\.pb\.gz/ })
      .first()
      .click();
    await profile(/^mutex\.pb\.gz$/);
    await view.getByRole('treeitem', { name: 'Open', exact: true }).waitFor();
    // What had no file is not remembered.
    await view.getByRole('treeitem', { name: 'Recent' }).waitFor();
    expect(await view.getByRole('treeitem', { name: /pasted/ }).count()).toBe(0);
    await workbench.screenshot('profiles-view');
    await workbench.setTheme('dark');
    await workbench.screenshot('profiles-view');
  });

  test('a window without a folder leads to the sample, whose costliest frames lead to sources', async () => {
    const { workbench } = window;
    const { page } = workbench;
    await workbench.leaveFolder();
    await workbench.runCommand('pprof Lens: Clear Recent Profiles');
    const view = page.locator('.part.sidebar');
    const open = view.getByRole('button', { name: 'Open Sample' });
    await open.waitFor();
    await workbench.screenshot('welcome');
    await workbench.toggleTheme();
    await workbench.screenshot('welcome');
    await view.getByText('Java', { exact: true }).click();
    await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: 'jfrconv' }).waitFor();
    await workbench.screenshot('how-to');
    await page.keyboard.press('Escape');
    await open.click();
    const sample = await profile(/^heap\.pb\.gz$/);
    await sample.topRow('bytes.growSlice').click();
    const library = workbench.codeEditor('buffer.go');
    await expect.poll(async () => JSON.stringify(await library.lines())).toContain('3.70GB');
    await library.locator.locator('.view-line').filter({ hasText: 'b2 := append' }).click();
    await page.keyboard.type('x');
    await page
      .getByText(/read-only/i)
      .first()
      .waitFor();
    expect(JSON.stringify(await library.lines())).toContain('3.70GB');
    await sample.topRow('NextBinEntry').click();
    const code = workbench.codeEditor('loader.go');
    await expect.poll(async () => JSON.stringify(await code.lines())).toContain('3.70GB cum 99.13%');
    await workbench.screenshot('sample');
    await workbench.runCommand('pprof Lens: Show Flame Graph');
    await sample.flameFrame('NextBinEntry').waitFor();
    await workbench.runCommand('pprof Lens: Focus on Selected Function');
    await expect.poll(() => sample.frame.locator('.chip-text').allInnerTexts()).toHaveLength(1);
    await workbench.screenshot('sample-focused');
  });

  test('the walkthrough has four steps with pictures', async () => {
    const { workbench } = window;
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.pickItem('Get Started with pprof Lens');
    const steps = workbench.page.locator('.getting-started-step');
    await expect.poll(() => steps.count()).toBe(4);
    await steps.nth(1).click();
    await workbench.page.locator('.getting-started-media').first().waitFor();
    await workbench.screenshot('walkthrough');
    await workbench.toggleTheme();
    await workbench.screenshot('walkthrough');
  });
});
