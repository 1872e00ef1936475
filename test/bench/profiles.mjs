// The synthetic profiles, made once and kept outside the repository.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from './generate.mjs';

const here = import.meta.dirname;

/** Changes with the generator, so that a profile of an older one is not taken for the present one's. */
function version() {
  const hash = createHash('sha256');
  for (const name of readdirSync(here).sort()) {
    if (/^(generate|program|protoWriter|random)\.mjs$/.test(name))
      hash.update(readFileSync(path.join(here, name)));
  }
  return hash.digest('hex').slice(0, 8);
}

/** The file of the profile of a size: a number of megabytes, uncompressed, or `flat`. */
export async function profileFile(size) {
  const folder = path.join(tmpdir(), `pprof-lens-bench-${version()}`);
  const file = path.join(folder, `${label(size).replace(' ', '')}.pb.gz`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await generate(size, unfinished);
  renameSync(unfinished, file);
  return file;
}

/** How tables name a size. */
export function label(size) {
  return size === 'flat' ? 'flat' : `${size} MB`;
}
