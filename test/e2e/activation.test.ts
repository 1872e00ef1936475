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

// That it starts for nothing else cannot be seen from here: VS Code's own fields are documents in plain text too, and
// whether a window has made one by now is chance.
describe('activation', () => {
  const window = openWindow(() => writeWorkspaceFile('notes/notes.txt', 'Notes\n'));

  test('comes with plain text, which may be a profile', async () => {
    const { workbench } = window;
    await workbench.openInExplorer('notes/notes.txt');
    await workbench.codeEditor('notes.txt').locator.waitFor();
    await expect
      .poll(async () => (await running(workbench)).has('pprof Lens'), { timeout: 60_000, interval: 1000 })
      .toBe(true);
  });
});
