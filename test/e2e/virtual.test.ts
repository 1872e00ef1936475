import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { goldenList } from './golden.js';
import { findLine, readWorkspaceFile, surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

function recording(name: string): Buffer {
  return readFileSync(path.join(surroundings.workspace, 'profiles', name));
}

const loader = 'pkg/rdb/loader.go';
const profiled = readWorkspaceFile(loader);
const hotLine = findLine(loader, 'l.readObjectValue(t)');
const goneLine = Math.max(...goldenList('heap/list.rdb.txt', loader).keys());
/** Lines have come before both, and the last that costs something is another. */
const moved = profiled
  .split('\n')
  .map((line, i) => (i + 1 === goneLine ? line.replace('ReadString', 'SkipString') : line))
  .join('\n')
  .replace('// NextBinEntry reads', '// One.\n// Two.\n// Three.\n$&');

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
    writeWorkspaceFile(loader, moved);
    git('add', 'tracked', loader);
    git('commit', '-q', '-m', 'A profile, and code that has moved since it was taken');
    writeWorkspaceFile('tracked/mutex.pb.gz', recording('block.pb.gz'));
  });
  afterAll(() => {
    rmSync(desktop, { recursive: true, force: true });
    writeWorkspaceFile(loader, profiled);
    git('commit', '-q', '-m', 'As profiled', loader);
  });

  /** Drops a file of the desktop on the editor in view, as a person does. */
  async function drop(file: string): Promise<void> {
    const { page } = window.workbench;
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 800, y: 500, data });
    await drag('dragEnter');
    // The place to drop at appears with an animation.
    const place = page.locator('.editor-group-overlay-indicator');
    await expect
      .poll(async () => {
        await drag('dragOver');
        return place.evaluateAll((found) => found.map((each) => getComputedStyle(each).opacity));
      })
      .toEqual(['1']);
    await drag('drop');
    await session.detach();
  }

  test('a profile that is dropped from the desktop opens', async () => {
    const { workbench } = window;
    // From here on the extension is known.
    await workbench.openProfile('tracked/mutex.pb.gz');
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

  test('git: Open Changes shows both sides', async () => {
    const { workbench } = window;
    await workbench.trustFolder();
    await workbench.page.getByRole('tab', { name: /^Source Control/ }).click();
    const changes = workbench.page.getByRole('tree', { name: 'Source Control Management' });
    await changes.getByRole('treeitem', { name: 'mutex.pb.gz' }).click({ timeout: 60_000 });
    for (const page of await workbench.profilePages('mutex.pb.gz', 30_000))
      await expect.poll(async () => (await page.topRows()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await workbench.screenshot('git-changes');
    await workbench.setTheme('light');
    await workbench.screenshot('git-changes');
    await workbench.setTheme('dark');
  });

  test('git: figures and jumps are where the lines are by now, and say so', async () => {
    const { workbench } = window;
    await workbench.runCommand('View: Show Explorer');
    const page = await workbench.openProfile('profiles/heap.pb.gz');
    await page.topRow('NextBinEntry').click();
    const editor = workbench.codeEditor('loader.go');
    await expect.poll(() => editor.figure(hotLine + 3)).toMatch(/cum 99\.08%$/);
    expect(await editor.activeLine()).toBe(hotLine + 3);
    await workbench.statusItem('heap.pb.gz: inuse_space · assumed').waitFor();
    const hover = await editor.hover(hotLine + 3);
    expect(hover).toMatch(/Moved by git \(assumed [0-9a-f]{7}\): line 142 in the last commit/);
    await workbench.screenshot('moved-by-git', { keepMouse: true });
    await workbench.setTheme('light');
    await workbench.screenshot('moved-by-git');
    await workbench.setTheme('dark');
    expect(await editor.hover(findLine(loader, ') readObjectValue('))).toContain('here no more');
    await workbench.screenshot('lines-gone', { keepMouse: true });
    await page.topRow('readObjectValue').click();
    // Its one line with figures is gone: the one before is the nearest.
    await expect.poll(() => editor.activeLine()).toBe(goneLine + 3 - 1);
    // The page lists what ran.
    await page.showView('Source');
    const source = page.frame.getByRole('tabpanel', { name: 'Source' });
    await source.getByText('r.ReadString()').last().waitFor();
    await source.getByText('as in the commit that is assumed').waitFor();
    await workbench.screenshot('source-as-built');
  });
});
