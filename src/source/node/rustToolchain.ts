import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';

import { folders } from './goToolchain.js';
import type { RustSources, RustToolchain } from '../files.js';

type Env = Readonly<Record<string, string | undefined>>;

/** rustup's manifests have some hundred kilobytes; what is much larger is none. */
const LARGEST_MANIFEST = 16 * 1024 * 1024;

/**
 * The sources that cargo and rustup have put on this machine: in `CARGO_HOME` and `RUSTUP_HOME`, then in the usual
 * folders. Nothing is run.
 *
 * @param heedsEnv whether the variables count, which takes a trusted workspace.
 */
export async function findRust(
  heedsEnv: boolean,
  env: Env = process.env,
  home: string = homedir(),
): Promise<RustSources> {
  const places = (variable: string, usual: string) =>
    folders([heedsEnv ? env[variable] : undefined, `${home}/${usual}`]);
  const [registries, toolchains] = await Promise.all([
    Promise.all(places('CARGO_HOME', '.cargo').map((cargo) => children(`${cargo}/registry/src`))),
    Promise.all(places('RUSTUP_HOME', '.rustup').map((rustup) => children(`${rustup}/toolchains`))),
  ]);
  return {
    registries: registries.flat(),
    toolchains: await Promise.all(toolchains.flat().map(readToolchain)),
  };
}

async function readToolchain(folder: string): Promise<RustToolchain> {
  return {
    name: folder.slice(folder.lastIndexOf('/') + 1),
    commit: await readCommit(`${folder}/lib/rustlib/multirust-channel-manifest.toml`),
    sources: `${folder}/lib/rustlib/src/rust`,
  };
}

/** The commit of `[pkg.rustc]` in a manifest of rustup's; empty if that is not there or not told. */
async function readCommit(manifest: string): Promise<string> {
  try {
    const found = await stat(manifest);
    if (!found.isFile() || found.size > LARGEST_MANIFEST) return '';
    const [, section = ''] = (await readFile(manifest, 'utf8')).split('[pkg.rustc]\n', 2);
    const [own = ''] = section.split('\n[', 1);
    return /^git_commit_hash = "([0-9a-f]+)"/m.exec(own)?.[1] ?? '';
  } catch {
    return '';
  }
}

async function children(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().map((name) => `${folder}/${name}`);
}
