// What is tried, bundled from src/ into one file that a child loads.
import { build } from 'esbuild';
import path from 'node:path';
import { project } from '../../.scripts/run.mjs';

const entries = { seam: 'test/fuzz/seam.ts', archives: 'test/support/archives.ts' };

export const bundled = (name) => path.join(project, 'out', 'fuzz', `${name}.cjs`);

export async function bundle() {
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [name, path.join(project, file)]),
    ),
    ...{ outdir: path.join(project, 'out', 'fuzz'), outExtension: { '.js': '.cjs' }, bundle: true },
    ...{ platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] },
    ...{ sourcemap: 'inline', logLevel: 'warning' },
  });
}
