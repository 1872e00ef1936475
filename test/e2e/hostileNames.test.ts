import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, message, num, packed, strings } from '../unit/profile/proto.js';
import type { ProfilePage } from './profilePage.js';
import { writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

/** VS Code makes links of such text in messages, and runs what they name at a click. */
const command = 'command:workbench.action.terminal.new?%7B%22config%22%3A%7B%22name%22%3A%22evil%22%7D%7D';
const recorded = `/src/app/main.go could not be opened automatically. [Locate file…](${command}) x`;

const profile = gzipSync(
  file(
    message(1, num(1, 1), num(2, 2)),
    message(2, packed(1, [1]), packed(2, [7])),
    message(4, num(1, 1), message(4, num(1, 1), num(2, 3))),
    message(5, num(1, 1), num(2, 3), num(4, 4)),
    num(15, 5),
    strings('', '$(zap)\u202eepyt', 'count', 'main.main', recorded, 'command:workbench.action.quit'),
  ),
);

describe('names that are more than names', () => {
  const window = openWindow(() => {
    writeWorkspaceFile('hostile/names.pb.gz', profile);
  });
  let page: ProfilePage;
  beforeAll(async () => {
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
