import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

function recording(name: string): Buffer {
  return readFileSync(path.join(surroundings.workspace, 'profiles', name));
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: surroundings.workspace, stdio: 'pipe' });
}

describe('profiles that are no files on disk', () => {
  const desktop = mkdtempSync(path.join(tmpdir(), 'pprof-lens-desktop-'));
  const dropped = path.join(desktop, 'dropped.pb.gz');
  const droppedText = path.join(desktop, 'dropped.debug2.txt');
  const window = openWindow(() => {
    writeFileSync(dropped, recording('heap.pb.gz'));
    writeFileSync(droppedText, recording('goroutine.debug2.txt'));
    writeWorkspaceFile('tracked/mutex.pb.gz', recording('mutex.pb.gz'));
    git('init', '-q');
    git('add', 'tracked');
    git('commit', '-q', '-m', 'A profile');
    writeWorkspaceFile('tracked/mutex.pb.gz', recording('block.pb.gz'));
  });
  afterAll(() => {
    rmSync(desktop, { recursive: true, force: true });
    rmSync(path.join(surroundings.workspace, '.git'), { recursive: true, force: true });
  });

  test('git: Open Changes shows both sides', async () => {
    const { workbench } = window;
    await workbench.openProfile('tracked/mutex.pb.gz');
    workbench.setSettings({ 'git.enabled': true });
    const actions = workbench.page.locator('.editor-actions');
    await actions.getByRole('button', { name: 'Open Changes' }).click({ timeout: 60_000 });
    for (const page of await workbench.profilePages('mutex.pb.gz', 30_000))
      await expect.poll(async () => (await page.topRows()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await workbench.screenshot('git-changes');
    await workbench.setTheme('light');
    await workbench.screenshot('git-changes');
    await workbench.setTheme('dark');
  });

  /** Drops a file of the desktop on the editor in view, as a person does. */
  async function drop(file: string): Promise<void> {
    const { page } = window.workbench;
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 800, y: 500, data });
      // The place to drop at appears with an animation.
      await page.waitForTimeout(300);
    }
    await session.detach();
  }

  test('a profile that is dropped from the desktop opens', async () => {
    const { workbench } = window;
    await workbench.openInExplorer('main.go');
    await workbench.codeEditor('main.go').locator.waitFor();
    await drop(dropped);
    const page = await workbench.profilePage('dropped.pb.gz');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(10);
    await workbench.screenshot('dropped');
  });

  test('a text profile that is dropped has the CodeLens, which opens it', async () => {
    const { workbench } = window;
    await workbench.openInExplorer('main.go');
    await workbench.codeEditor('main.go').locator.waitFor();
    await drop(droppedText);
    const lens = workbench.page.locator('.codelens-decoration a').filter({ hasText: 'Open as profile' });
    await lens.click();
    const page = await workbench.profilePage('dropped.debug2.txt');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(3);
  });
});
