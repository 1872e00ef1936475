import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { EntryChoice } from '../../../src/protocol/session.js';
import { ProfileSession } from '../../../src/session/host/profileSession.js';
import { startNodeWorker } from '../../../src/session/platform/node/startWorker.js';
import { recordingLog } from '../../support/log.js';

/** What may be read in place of a file. */
export type Read = (signal: AbortSignal) => Promise<Uint8Array> | Uint8Array;

/** The real worker, and one more line in it that a test needs. */
const WORKERS = {
  worker: '',
  /** Fails of itself when it is asked for tags, and ends when it is asked for a place. */
  mortal: `require('node:worker_threads').parentPort.on('message', ({ m }) => {
    if (m === 'tags') setImmediate(() => { throw new RangeError('Invalid array length'); });
    if (m === 'place') process.exit(3);
  });`,
  /** Ends when it is to open a file. */
  openingIsFatal: `require('node:worker_threads').parentPort.on('message', ({ m }) => {
    if (m === 'open') process.exit(3);
  });`,
  /** Ends soon after it was asked which profiles an archive has. */
  choosingIsFatal: `require('node:worker_threads').parentPort.on('message', ({ m }) => {
    if (m === 'entries') setTimeout(() => process.exit(3), 50);
  });`,
  /** Ends before it is asked anything. */
  stillborn: 'process.exit(3);',
} as const;

/** Builds the session's worker for the tests of a file, and ends after each test what it opened. */
export function sessionsOfTest() {
  const folder = mkdtempSync(join(tmpdir(), 'pprof-lens-'));
  const open: { dispose(): void }[] = [];
  beforeAll(async () => {
    await build({
      entryPoints: ['src/session/platform/node/worker.ts'],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(folder, 'bundle.js'),
      logLevel: 'error',
    });
    for (const [name, more] of Object.entries(WORKERS)) {
      writeFileSync(join(folder, `${name}.js`), `${more}\nrequire('./bundle.js');`);
    }
  });
  afterEach(() => open.splice(0).forEach((each) => each.dispose()));
  afterAll(() => rmSync(folder, { recursive: true }));

  const log = recordingLog();
  afterEach(() => void log.lines.splice(0));
  const source = (read: Read, worker: keyof typeof WORKERS = 'worker') => ({
    name: 'heap.pb.gz',
    read: (signal: AbortSignal) => Promise.resolve(read(signal)),
    inflateLimit: () => 2 ** 31,
    // As in an editor, which always can ask.
    chooseEntry: () => Promise.resolve<EntryChoice | undefined>(undefined),
    startWorker: () => startNodeWorker(join(folder, `${worker}.js`)),
  });
  return {
    source,
    log,
    /** Ends something with the test. */
    own: <T extends { dispose(): void }>(each: T): T => (open.push(each), each),
    sessionOf: (read: Read, worker?: keyof typeof WORKERS): ProfileSession => {
      const session = new ProfileSession(source(read, worker), log);
      open.push(session);
      return session;
    },
  };
}
