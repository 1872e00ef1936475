import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { readUnsaved } from '../../../src/session/host/readUnsaved.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an unsaved profile that is gone says why, and other failures are what they are', async () => {
  const file = path.join(folder, 'goroutines pasted 14.05.txt');
  writeFileSync(file, 'goroutine 1 [running]:\n');
  expect(new TextDecoder().decode(await readUnsaved(file))).toBe('goroutine 1 [running]:\n');
  rmSync(file);
  await expect(readUnsaved(file)).rejects.toMatchObject({ code: 'unsavedGone' });
  await expect(readUnsaved(folder)).rejects.toMatchObject({ code: 'isFolder' });
});
