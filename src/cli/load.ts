import { withReadableNames } from '../analysis/names/demangle/functionNames.js';
import { combineProfiles, withMapping } from '../profile/combine/combine.js';
import { compareProfiles } from '../profile/combine/compare.js';
import { SeveralProfilesError } from '../profile/container/archive.js';
import { decodeProfile } from '../profile/open.js';
import type { Profile } from '../profile/profile.js';
import { StringTableBuilder } from '../profile/strings.js';
import { inflateNode } from '../session/platform/node/inflate.js';
import { inflateZstdNode } from '../session/platform/node/inflateZstd.js';
import { choiceOf, readNamed } from './archiveEntry.js';
import { isExecutable, withMainBinary } from './binary.js';
import type { Command } from './command.js';

/** The most a compressed profile may inflate to: what one typed array holds. */
const INFLATE_LIMIT = 2 ** 32 - 1;

/** A file that is no profile we can read. The message is one sentence. */
class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** Reads the profiles of a command line into one, as pprof does (fetchProfiles of its driver). Throws LoadError, ProfileError. */
export async function loadProfile(command: Command, tell: (note: string) => void): Promise<Profile> {
  const { profiles, bases, buildId } = command;
  const [first = '', ...others] = profiles;
  const binary = others.length > 0 && (await isExecutable(first)) ? first : '';
  const grab = async (files: readonly string[], what: string) =>
    (await loadAll(files, what, tell)).map((profile) =>
      withMainBinary(withMapping(profile), binary, buildId),
    );
  const source = combineProfiles(await grab(binary === '' ? profiles : others, 'source'));
  const mode = command.diffBase ? 'diff_base' : 'base';
  const whole =
    bases.length === 0 ? source : compareProfiles(source, await grab(bases, 'base'), mode, command.normalize);
  const { naming } = command.symbolize;
  const named = naming === undefined ? whole : withReadableNames(whole, naming);
  return command.comment === '' ? named : withComment(named, command.comment);
}

/** All that can be read of several profiles; it is said which cannot. Throws LoadError if none can. */
async function loadAll(
  files: readonly string[],
  what: string,
  tell: (note: string) => void,
): Promise<Profile[]> {
  const [only = '', ...others] = files;
  if (others.length === 0) return [await load(only)];
  const loaded: Profile[] = [];
  for (const file of files) {
    try {
      loaded.push(await load(file));
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      tell(error.message);
    }
  }
  if (loaded.length === 0) throw new LoadError(`None of the ${what} profiles could be read.`);
  if (loaded.length < files.length) tell(`Fetched ${loaded.length} ${what} profiles out of ${files.length}`);
  return loaded;
}

async function load(word: string): Promise<Profile> {
  try {
    const { bytes, entry } = await readNamed(word);
    const inflate = { inflate: inflateNode, inflateZstd: inflateZstdNode, inflateLimit: INFLATE_LIMIT };
    return await decodeProfile(bytes, { ...inflate, ...(entry !== undefined && { entry: { name: entry } }) });
  } catch (error) {
    if (error instanceof SeveralProfilesError) throw new LoadError(choiceOf(word, error));
    throw new LoadError(`${word}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function withComment(profile: Profile, comment: string): Profile {
  const builder = StringTableBuilder.from(profile.strings);
  const comments = [...profile.comments, builder.internText(comment)];
  return { ...profile, comments, strings: builder.build() };
}
