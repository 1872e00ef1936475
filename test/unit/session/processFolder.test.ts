import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import {
  beat,
  folderName,
  thisProcess,
  isStale,
  makePrivate,
  type Observer,
  removeNow,
  removeStale,
  writePrivate,
} from '../../../src/session/platform/node/processFolder.js';

/** Folders that nobody can remove. */
const fixed = vi.hoisted(() => new Set<string>());
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  const rm = (file: string, options: object) =>
    fixed.has(path.basename(file)) ? Promise.reject(new Error('EACCES')) : real.rm(file, options);
  return { ...real, rm };
});

const HOUR = 60 * 60 * 1000;
const me: Observer = {
  pid: 100,
  machine: '0123abcd',
  isAlive: (pid) => [100, 200, 250].includes(pid),
  startOf: (pid) => (pid === 250 ? undefined : String(pid * 10)),
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pprof-lens-unsaved-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('whose folder is left over', () => {
  test.each([
    ['of a window that is open', '200-0123abcd-00000000', HOUR, false],
    ['of a window that has crashed', '300-0123abcd-00000000', 0, true],
    ['of a process before this one that had its id', '100-0123abcd-00000000', 0, true],
    ['of another machine', '300-ffffffff-00000000', 48 * HOUR, false],
    ['of another machine, silent for two weeks', '300-ffffffff-00000000', 14 * 24 * HOUR, true],
    ['of a window that slept for two weeks', '200-0123abcd-00000000-2000', 14 * 24 * HOUR, false],
    ['of a window that slept, start unknown', '200-0123abcd-00000000', 14 * 24 * HOUR, false],
    ['of a window that slept, start not told any more', '250-0123abcd-00000000-1', 14 * 24 * HOUR, false],
    ['of a window whose id another process has now', '200-0123abcd-00000000-1999', 0, true],
    ['that is none of ours', 'profiles', 365 * 24 * HOUR, false],
    ['that is none of ours, with a number', '300', 365 * 24 * HOUR, false],
  ])('%s', (_, name, silence, stale) => {
    expect(isStale(name, silence, me)).toBe(stale);
  });
});

test('a folder that cannot be removed keeps none of the others', async () => {
  const names = ['300-0123abcd-00000000', '301-0123abcd-00000000', '302-0123abcd-00000000'];
  for (const name of names) mkdirSync(path.join(root, name));
  fixed.add('301-0123abcd-00000000');
  expect(await removeStale(root, undefined, me)).toEqual([names[0], names[2]]);
  expect(names.map((name) => existsSync(path.join(root, name)))).toEqual([false, true, false]);
});

test('only what is left over is removed, and never the own folder', async () => {
  const own = folderName(me);
  const names = [own, '200-0123abcd-00000000', '300-0123abcd-00000000', 'other'];
  for (const name of names) mkdirSync(path.join(root, name));
  writeFileSync(path.join(root, '300-0123abcd-00000000', 'secret.txt'), 'x');
  expect(await removeStale(root, own, me)).toEqual(['300-0123abcd-00000000']);
  expect(names.filter((name) => existsSync(path.join(root, name)))).toEqual([
    own,
    '200-0123abcd-00000000',
    'other',
  ]);
  expect(await removeStale(path.join(root, 'nothing'), own, me)).toEqual([]);
});

test('a sign of life makes an old folder young', async () => {
  const name = '300-ffffffff-00000000';
  mkdirSync(path.join(root, name));
  utimesSync(path.join(root, name), new Date(0), new Date(0));
  await beat(path.join(root, name));
  expect(await removeStale(root, undefined, me)).toEqual([]);
  await beat(path.join(root, 'nothing'));
});

test('a process that has ended is known as such', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('close', resolve));
  expect(thisProcess.isAlive(process.ppid)).toBe(true);
  expect(thisProcess.isAlive(child.pid ?? 0)).toBe(false);
  expect(isStale(folderName({ ...thisProcess, pid: child.pid ?? 0 }), 0, thisProcess)).toBe(true);
  expect(isStale(folderName({ ...thisProcess, pid: process.ppid }), 365 * 24 * HOUR, thisProcess)).toBe(
    false,
  );
});

test.runIf(process.platform === 'linux')('a process that got the id of another is told from it', () => {
  const start = thisProcess.startOf(process.ppid) ?? '';
  expect(start).toMatch(/^\d+$/);
  const name = folderName({ ...thisProcess, pid: process.ppid, startOf: () => `${start}1` });
  expect(isStale(name, 0, thisProcess)).toBe(true);
});

test('folder and file are for this user alone, and a name that is taken gets a number', async () => {
  const folder = path.join(root, 'a', 'b');
  await makePrivate(folder);
  const files = [];
  for (const text of ['one', 'two', 'three'])
    files.push(await writePrivate(folder, 'goroutines pasted 14.05.txt', Buffer.from(text)));
  expect(files.map((file) => path.basename(file))).toEqual([
    'goroutines pasted 14.05.txt',
    'goroutines pasted 14.05 2.txt',
    'goroutines pasted 14.05 3.txt',
  ]);
  expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['one', 'two', 'three']);
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(files[0] ?? '').mode & 0o777).toBe(0o600);
  }
  removeNow(folder);
  expect(existsSync(folder)).toBe(false);
  removeNow(folder);
});
