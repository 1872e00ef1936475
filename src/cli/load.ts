import { readFile } from 'node:fs/promises';
import { withReadableNames } from '../analysis/demangle/functionNames.js';
import { combineProfiles } from '../profile/combine.js';
import { decodeProfile } from '../profile/open.js';
import type { Profile } from '../profile/profile.js';
import { addLabel, negate, normalize } from '../profile/rescale.js';
import { StringTableBuilder } from '../profile/strings.js';
import { inflateNode } from '../session/inflateNode.js';
import type { Command } from './command.js';

/** The most a compressed profile may inflate to: what one typed array holds. */
const INFLATE_LIMIT = 2 ** 32 - 1;

/** A file that is no profile we can read. The message is one sentence. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** Reads the profiles of a command line into one, as pprof does (fetchProfiles of its driver). Throws LoadError, ProfileError. */
export async function loadProfile(command: Command): Promise<Profile> {
  const source = combineProfiles(await loadAll(command.profiles));
  const whole = command.bases.length === 0 ? source : compare(source, await loadAll(command.bases), command);
  const { naming } = command.symbolize;
  const named = naming === undefined ? whole : withReadableNames(whole, naming);
  return command.comment === '' ? named : withComment(named, command.comment);
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
    throw new LoadError(`${file}: ${reasonOf(error)}`);
  }
}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'There is no such file.'],
  ['EACCES', 'You may not read this file.'],
  ['EISDIR', 'This is a folder, not a profile.'],
]);

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return REASONS.get((error as NodeJS.ErrnoException).code) ?? error.message;
}

/** The source less its bases. */
function compare(source: Profile, bases: readonly Profile[], command: Command): Profile {
  const base = combineProfiles(bases);
  const labelled = command.diffBase ? addLabel(base, 'pprof::base', 'true') : base;
  const scaled = command.normalize ? normalize(source, base) : source;
  return combineProfiles([scaled, negate(labelled)]);
}

function withComment(profile: Profile, comment: string): Profile {
  const builder = StringTableBuilder.from(profile.strings);
  const comments = [...profile.comments, builder.internText(comment)];
  return { ...profile, comments, strings: builder.build() };
}
