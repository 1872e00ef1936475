import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Listing } from '../../../src/editor/listing.js';
import { recordingLog } from '../../support/log.js';

const folder = mkdtempSync(join(tmpdir(), 'pprof-lens-'));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file that cannot be read is said in our words, and in the system's only in the log", async () => {
  writeFileSync(join(folder, 'a.go'), 'package a\n');
  const log = recordingLog();
  const found = (path: string) => ({ kind: 'found', path: join(folder, path) }) as const;
  const listing = new Listing(
    { resolve: (path) => Promise.resolve(found(path)), recordedFor: () => Promise.resolve([]) },
    log,
  );
  expect(await listing.read(['a.go', 'gone.go'])).toEqual({
    'a.go': ['package a', ''],
    'gone.go': { error: 'could not read file gone.go' },
  });
  expect(log.lines).toMatchObject([['warn', 'gone.go was not listed.', { code: 'ENOENT' }]]);
});
