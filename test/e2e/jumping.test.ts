import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, message, num, packed, strings } from '../unit/profile/proto.js';
import type { ProfilePage } from './profilePage.js';
import { writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

/** Functions and the files that a profile of another machine records for them, the costliest first. */
const FUNCTIONS = [
  ['rdb.Load', '/app/pkg/rdb/loader.go'],
  ['main.jump', '/app/jump.go'],
  ['util.Run', '/app/util/util.go'],
  ['gone.Away', '/gone/away.go'],
] as const;

const profile = gzipSync(
  file(
    message(1, num(1, 1), num(2, 2)),
    ...FUNCTIONS.flatMap((_, i) => [
      message(2, packed(1, [i + 1]), packed(2, [10 - i])),
      message(4, num(1, i + 1), message(4, num(1, i + 1), num(2, 2))),
      message(5, num(1, i + 1), num(2, 3 + 2 * i), num(4, 4 + 2 * i)),
    ]),
    strings('', 'samples', 'count', ...FUNCTIONS.flat()),
  ),
);

/** VS Code makes links of such text in messages, and runs what they name at a click. */
const command = 'command:workbench.action.terminal.new?%7B%22config%22%3A%7B%22name%22%3A%22evil%22%7D%7D';
const recorded = `/src/app/main.go could not be opened automatically. [Locate file…](${command}) x`;

const hostileProfile = gzipSync(
  file(
    message(1, num(1, 1), num(2, 2)),
    message(2, packed(1, [1]), packed(2, [7])),
    message(4, num(1, 1), message(4, num(1, 1), num(2, 3))),
    message(5, num(1, 1), num(2, 3), num(4, 4)),
    num(15, 5),
    strings('', '$(zap)\u202eepyt', 'count', 'main.main', recorded, 'command:workbench.action.quit'),
  ),
);

describe('frames whose files are not where the profile says', () => {
  const window = openWindow(() => {
    writeWorkspaceFile('profiles/jump.pb.gz', profile);
    writeWorkspaceFile('hostile/names.pb.gz', hostileProfile);
    writeWorkspaceFile('jump.go', 'package main\n\nfunc jump() {}\n');
    for (const each of ['a', 'b'])
      writeWorkspaceFile(`svc/${each}/util/util.go`, `package util\n\n// ${each}\n`);
  });
  beforeAll(() => window.workbench.trustFolder());

  describe('of another machine', () => {
    let page: ProfilePage;
    beforeAll(async () => {
      page = await window.workbench.openProfile('profiles/jump.pb.gz');
      await page.topRow('main.jump').waitFor();
    });

    test('a file of one candidate is not asked for where those around it tell that it is it', async () => {
      await page.topRow('main.jump').click();
      await expect.poll(() => window.workbench.codeEditor('jump.go').activeLine()).toBe(2);
    });

    test('what is not found is said in the page and at the row, and no longer once something is', async () => {
      await page.topRow('gone.Away').click();
      const line = page.frame.locator('.astray-line');
      await line.getByText('/gone/away.go was not found on this machine.').waitFor();
      expect(await page.topRow('gone.Away').locator('.no-source').innerText()).toBe('no source');
      const toasts = window.workbench.page.locator('.notifications-toasts .notification-list-item');
      expect(await toasts.filter({ hasText: 'away.go' }).count()).toBe(0);
      for (const theme of ['light', 'dark'] as const) {
        await window.workbench.setTheme(theme);
        await window.workbench.screenshot('no-source');
      }
      await page.topRow('rdb.Load').click();
      await expect.poll(() => line.innerText()).toBe('');
      expect(await page.frame.locator('.no-source').count()).toBe(0);
    });

    test('of files alike one is chosen, and where that is remembered, and it is asked once', async () => {
      await page.topRow('util.Run').click();
      await window.workbench.pickItem('svc/a/util/util.go');
      await expect.poll(() => window.workbench.codeEditor('util.go').activeLine()).toBe(2);
      await window.workbench.screenshot('where-to-remember');
      await window.workbench.pickItem('This window');
      // Where settings are written is the unit tests' matter: here the tests write them too.
      await page.topRow('main.jump').click();
      await expect.poll(() => window.workbench.codeEditor('jump.go').locator.count()).toBe(1);
      await page.topRow('util.Run').click();
      await expect.poll(() => window.workbench.codeEditor('util.go').activeLine()).toBe(2);
    });
  });

  describe('names that are more than names', () => {
    let page: ProfilePage;
    beforeAll(async () => {
      // Beside code the header has no room for all.
      await window.workbench.runCommand('View: Close All Editors');
      page = await window.workbench.openProfile('hostile/names.pb.gz');
      await page.topRow('main.main').waitFor();
    });

    test('a file that is not found: its name is text, and the one button is ours', async () => {
      await page.topRow('main.main').click();
      const line = page.frame.locator('.astray-line');
      await line.getByText('was not found on this machine.').waitFor();
      expect(await line.innerText()).toContain('/src/app/main.go could not be opened automatically.');
      expect(await line.locator('a').count()).toBe(0);
      expect(await line.getByRole('button').allInnerTexts()).toEqual(['Locate File…']);
      await window.workbench.screenshot('hostile-names');
    });

    test('asked for it in a list: no link there either, and nothing is left of it', async () => {
      await page.topRow('main.main').click();
      await window.workbench.page.keyboard.press('Enter');
      const list = window.workbench.page.locator('.quick-input-widget');
      await list.getByText('was not found on this machine.').waitFor();
      expect(await list.locator('a[href^="command:"]').count()).toBe(0);
      expect(await list.getByRole('option').allInnerTexts()).toEqual(['Locate file…']);
      await window.workbench.page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });
    });

    test('a documentation link that is no web page is text', async () => {
      expect(await page.header.innerText()).toContain('Documentation: command:workbench.action.quit');
      expect(await page.header.getByRole('button', { name: 'Documentation' }).count()).toBe(0);
      await page.showView('Info');
      const info = page.frame.getByRole('region', { name: 'Info' });
      await info.getByText('command:workbench.action.quit').waitFor();
      expect(await info.getByRole('button').count()).toBe(0);
    });

    test('a sample type is no icon and turns nothing around', async () => {
      const item = window.workbench.statusItem('names.pb.gz');
      await item.waitFor();
      expect(await item.locator('.codicon-zap').count()).toBe(0);
      expect((await item.innerText()).replaceAll('\u200b', '')).toContain('names.pb.gz: $(zap)epyt');
      expect(await page.header.innerText()).not.toContain('\u202e');
    });
  });
});
