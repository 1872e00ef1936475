// The sample that the extension brings: a heap profile of test/fixtures/bigkey with its sources, and the file of Go's
// library in which its costliest line is.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { project } from './run.mjs';

/** Where it is, from the project's folder, and in the VSIX. */
export const SAMPLE = 'dist/pprof-lens-sample';

/** Its files, by what they are copied from. Functions in the profile of Go 1.27 say where they begin. */
const PARTS = {
  'bigkey/profiles/go1.27/heap.pb.gz': 'heap.pb.gz',
  'bigkey/go.mod': 'go.mod',
  'bigkey/main.go': 'main.go',
  'bigkey/pkg': 'pkg',
  goroot: 'goroot',
};

/** Copies the sample into dist/. */
export function copySample() {
  rmSync(path.join(project, SAMPLE), { recursive: true, force: true });
  for (const [from, to] of Object.entries(PARTS)) {
    cpSync(path.join(project, 'test/fixtures', from), path.join(project, SAMPLE, to), { recursive: true });
  }
}
