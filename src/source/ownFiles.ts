import { baseName, type Files } from './files.js';
import type { SourceResolver } from './resolver.js';
import { isBareJvmFile } from './rules/jvmPackage.js';
import { isGenerated, isInOwnFolder } from './rules/ownCode.js';
import { parseRecordedPath } from './rules/recordedPath.js';

/** How many files are looked up at a time. */
const AT_A_TIME = 32;

/** What own files are looked up with. */
export interface OwnFilesQuery {
  /** Recorded paths. */
  readonly recorded: readonly string[];
  /** Asks the profile for the names of the functions in a file. */
  readonly functionsIn: (file: string) => Promise<readonly string[]>;
  /** Whether nobody waits any more: then what was found so far is the answer. */
  readonly isOver: () => boolean;
}

/**
 * Own code: which of a profile's files resolve into the workspace, were not put there by a package manager, and are not
 * generated. Nobody is asked: what could be several files is none. Names that the workspace does not have are left alone.
 *
 * @param mapped recorded paths that the person has said where they are, whatever they are called here
 * @returns from recorded to local path
 */
export async function findOwnFiles(
  files: Files,
  resolver: SourceResolver,
  mapped: ReadonlySet<string>,
  { recorded, functionsIn, isOver }: OwnFilesQuery,
): Promise<ReadonlyMap<string, string>> {
  const own = new Map<string, string>();
  const nameOf = (file: string): string => baseName(parseRecordedPath(file)?.text ?? '');
  await files.lookUp([...new Set(recorded.map(nameOf).filter((name) => name !== ''))], isOver);
  const localOf = async (file: string): Promise<string | undefined> => {
    const name = nameOf(file);
    if (name === '') return undefined;
    if (!mapped.has(file) && (await files.named(name)).length === 0) return undefined;
    const answer = await resolver.resolve(file, isBareJvmFile(file) ? await functionsIn(file) : []);
    if (answer.kind !== 'found' || !isInOwnFolder(answer.path, files.folders)) return undefined;
    return isGenerated(answer.path, await files.head(answer.path)) ? undefined : answer.path;
  };
  for (let i = 0; i < recorded.length && !isOver(); i += AT_A_TIME) {
    const some = recorded.slice(i, i + AT_A_TIME);
    const found = await Promise.all(some.map(async (file) => [file, await localOf(file)] as const));
    for (const [file, local] of found) if (local !== undefined) own.set(file, local);
  }
  return own;
}
