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

describe('jumping to files of another machine', () => {
  const window = openWindow(() => {
    writeWorkspaceFile('profiles/jump.pb.gz', profile);
    writeWorkspaceFile('jump.go', 'package main\n\nfunc jump() {}\n');
    for (const each of ['a', 'b'])
      writeWorkspaceFile(`svc/${each}/util/util.go`, `package util\n\n// ${each}\n`);
  });
  let page: ProfilePage;
  beforeAll(async () => {
    await window.workbench.trustFolder();
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
