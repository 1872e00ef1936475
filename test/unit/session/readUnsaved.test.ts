import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { readUnsaved } from '../../../src/session/host/readUnsaved.js';
import { nodePlatform } from '../../../src/session/platform/node/platform.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an unsaved profile that is gone says why, and other failures are what they are', async () => {
  const { disk } = nodePlatform('');
  const read = (path: string) => readUnsaved(disk, path, new AbortController().signal);
  const file = path.join(folder, 'goroutines pasted 14.05.txt');
  writeFileSync(file, 'goroutine 1 [running]:\n');
  expect(new TextDecoder().decode(await read(file))).toBe('goroutine 1 [running]:\n');
  rmSync(file);
  await expect(read(file)).rejects.toMatchObject({ code: 'unsavedGone' });
  await expect(read(folder)).rejects.toMatchObject({ code: 'isFolder' });
});
