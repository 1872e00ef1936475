import { readFile } from 'node:fs/promises';
import { decodeProfile } from '../profile/open.js';
import type { Profile } from '../profile/profile.js';
import { inflateNode } from '../session/inflateNode.js';
import type { Command } from './command.js';

/** The most a compressed profile may inflate to: what one typed array holds. */
const INFLATE_LIMIT = 2 ** 32 - 1;

/** A file that is no profile we can read, or profiles that don't fit together. The message is one sentence. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** Reads and merges the profiles of a command line. Throws LoadError. */
export async function loadProfile({ profiles }: Command): Promise<Profile> {
  const sources = await loadAll(profiles);
  const profile = sources[0];
  if (profile === undefined) throw new LoadError('no profile source specified');
  return profile;
}

async function loadAll(files: readonly string[]): Promise<Profile[]> {
  const loaded: Profile[] = [];
  for (const file of files) loaded.push(await load(file));
  return loaded;
}

async function load(file: string): Promise<Profile> {
  try {
    const bytes = await readFile(file);
    return await decodeProfile(bytes, { inflate: inflateNode, inflateLimit: INFLATE_LIMIT });
  } catch (error) {
    throw new LoadError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
