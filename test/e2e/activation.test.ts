import { describe, expect, test } from 'vitest';
import { openWindow } from './window.js';

describe('activation', () => {
  const window = openWindow();

  /** The extensions that run, as VS Code lists them. */
  async function running(): Promise<ReadonlySet<string>> {
    const { workbench } = window;
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

  test('waits for a profile', async () => {
    const { workbench } = window;
    await workbench.openInExplorer('main.go');
    await workbench.codeEditor('main.go').locator.waitFor();
    await expect.poll(async () => (await running()).size).toBeGreaterThan(3);
    expect(await running()).not.toContain('pprof Lens');
    await workbench.openProfile('profiles/heap.pb.gz');
    expect(await running()).toContain('pprof Lens');
  });
});
