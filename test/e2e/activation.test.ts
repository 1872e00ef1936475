import { describe, expect, test } from 'vitest';
import { writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';
import type { Workbench } from './workbench.js';

/** The extensions that run, as VS Code lists them. */
async function running(workbench: Workbench): Promise<ReadonlySet<string>> {
  await workbench.runCommand('Developer: Show Running Extensions');
  const list = workbench.page.locator('.runtime-extensions-editor');
  await list.locator('.extension .name').first().waitFor();
  const names = new Set(await list.locator('.extension .name').allInnerTexts());
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
    // Only the rows in view are drawn: this is room for all.
    await workbench.page.setViewportSize({ width: 1600, height: 5000 });
    await workbench.openInExplorer('notes/notes.txt');
    await workbench.codeEditor('notes.txt').locator.waitFor();
    await expect
      .poll(async () => (await running(workbench)).has('pprof Lens'), { timeout: 60_000, interval: 1000 })
      .toBe(true);
  });
});
