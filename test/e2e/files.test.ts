import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zip, zstdFrame } from '../support/archives.js';
import { surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

function recording(name: string): Buffer {
  return readFileSync(path.join(surroundings.workspace, 'profiles', name));
}

describe('files that are profiles', () => {
  const window = openWindow(() => {
    writeWorkspaceFile('more/changing.pb.gz', recording('heap.pb.gz'));
    writeWorkspaceFile('more/plain.pprof', recording('mutex.pb.gz'));
    writeWorkspaceFile('more/recorded.bin', recording('block.pb.gz'));
    writeWorkspaceFile('packed/heap.pb.zst', zstdFrame(recording('heap.pb.gz')));
    writeWorkspaceFile(
      'packed/two.zip',
      zip([
        { name: 'before/heap.pb.gz', content: recording('heap.pb.gz') },
        { name: 'README', content: Buffer.from('Read me.\n') },
        { name: 'after/$(trash) cpu.pb.gz', content: recording('cpu.pb.gz') },
      ]),
    );
  });

  test.each(['allocs', 'cpu', 'goroutine', 'mutex', 'block'])('%s opens', async (name) => {
    const page = await window.workbench.openProfile(`profiles/${name}.pb.gz`);
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(0);
    await window.workbench.screenshot(`profile-${name}`);
  });

  test('*.pprof opens by default', async () => {
    const page = await window.workbench.openProfile('more/plain.pprof');
    await expect.poll(() => page.header.innerText()).toContain('delay');
  });

  test('a file that changes on disk is loaded anew in place', async () => {
    const page = await window.workbench.openProfile('more/changing.pb.gz');
    await expect.poll(() => page.header.innerText()).toContain('inuse_space');
    writeWorkspaceFile('more/changing.pb.gz', recording('cpu.pb.gz'));
    await expect.poll(() => page.header.innerText()).toContain('CPU profile');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(20);
  });

  test('any file opens by Open With…; Open as Profile is offered for what is named like a profile', async () => {
    const { workbench } = window;
    await workbench.contextMenu('more/recorded.bin', 'Open With...');
    expect(await workbench.page.getByRole('menuitem', { name: 'Open as Profile' }).count()).toBe(0);
    await workbench.pickItem('pprof Profile');
    const page = await workbench.profilePage('recorded.bin');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(0);
  });

  describe('compressed otherwise, or in archives', () => {
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
});
