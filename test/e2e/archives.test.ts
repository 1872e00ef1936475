import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zip, zstdFrame } from '../support/archives.js';
import { surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

const recorded = (name: string): Uint8Array =>
  readFileSync(path.join(surroundings.workspace, 'profiles', name));

describe('compressed profiles and archives', () => {
  const window = openWindow(() => {
    writeWorkspaceFile('packed/heap.pb.zst', zstdFrame(recorded('heap.pb.gz')));
    writeWorkspaceFile(
      'packed/two.zip',
      zip([
        { name: 'before/heap.pb.gz', content: recorded('heap.pb.gz') },
        { name: 'README', content: Buffer.from('Read me.\n') },
        { name: 'after/$(trash) cpu.pb.gz', content: recorded('cpu.pb.gz') },
      ]),
    );
  });

  test('a .pb.zst opens from the Explorer', async () => {
    const page = await window.workbench.openProfile('packed/heap.pb.zst');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(10);
    expect(await page.heading()).toBe('heap.pb.zst');
  });

  test('of a zip with two profiles one is chosen, which the page names', async () => {
    const { workbench } = window;
    await workbench.contextMenu('packed/two.zip', 'Open as Profile');
    const list = workbench.page.locator('.quick-input-list .monaco-list-row');
    await list.filter({ hasText: 'cpu.pb.gz' }).waitFor();
    expect(await list.count()).toBe(2);
    expect(await list.nth(1).locator('.codicon-trash').count()).toBe(0);
    await workbench.screenshot('archive-choice');
    await list.nth(1).click();
    const page = await workbench.profilePage('two.zip');
    await expect.poll(() => page.heading()).toMatch(/^two\.zip\s+›\s+after\/.*cpu\.pb\.gz$/);
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(10);
    expect(await page.header.innerText()).toContain('cpu');
    await workbench.screenshot('archive-entry');
  });
});
