import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
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

  test('any file opens by Open as Profile', async () => {
    await window.workbench.contextMenu('more/recorded.bin', 'Open as Profile');
    const page = await window.workbench.profilePage('recorded.bin');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(0);
  });
});
