import { describe, expect, test } from 'vitest';
import { writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';
import type { Workbench } from './workbench.js';

/** The extensions that run, as VS Code lists them. */
async function running(workbench: Workbench): Promise<ReadonlySet<string>> {
  await workbench.runCommand('Developer: Show Running Extensions');
  const list = workbench.page.locator('.runtime-extensions-editor');
  const names = new Set<string>();
  await list.locator('.extension .name').first().waitFor();
  await list.hover();
  // Only the rows in view are drawn.
  for (let turn = 0; turn < 12; turn++) {
    for (const name of await list.locator('.extension .name').allInnerTexts()) names.add(name);
    await workbench.page.mouse.wheel(0, 300);
    await workbench.page.waitForTimeout(50);
  }
  await workbench.page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  return names;
}

function writeNotes(): void {
  writeWorkspaceFile('notes/notes.md', '# Notes\n');
  writeWorkspaceFile('notes/settings.json', '{}\n');
  writeWorkspaceFile('notes/notes.txt', 'Notes\n');
}

describe('activation', () => {
  const window = openWindow(writeNotes);

  test('waits for a profile', async () => {
    const { workbench } = window;
    // A document that is opened before the languages are known is plain text for a moment.
    await expect
      .poll(async () => (await running(workbench)).size, { timeout: 60_000, interval: 1000 })
      .toBeGreaterThan(3);
    for (const file of ['notes/notes.md', 'notes/settings.json', 'main.go']) {
      await workbench.openInExplorer(file);
      await workbench.codeEditor(file.split('/').at(-1) ?? '').locator.waitFor();
    }
    expect(await running(workbench)).not.toContain('pprof Lens');
    await workbench.openProfile('profiles/heap.pb.gz');
    expect(await running(workbench)).toContain('pprof Lens');
  });
});

describe('activation by text', () => {
  const window = openWindow(writeNotes);

  test('waits for plain text, which may be a profile', async () => {
    const { workbench } = window;
    await workbench.openInExplorer('notes/notes.txt');
    await workbench.codeEditor('notes.txt').locator.waitFor();
    await expect
      .poll(async () => (await running(workbench)).has('pprof Lens'), { timeout: 20_000 })
      .toBe(true);
  });
});
