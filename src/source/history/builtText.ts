import type { Commit, Repository } from './repository.js';

/** The text of a file that a program was built from, and who says so. */
export interface BuiltText {
  readonly lines: readonly string[];
  /** The commit's hash. */
  readonly commit: string;
  /**
   * `recorded` where program, profile or settings name the commit; `assumed` for the last one of the file before the
   * profile was taken, and `first` for its first one where none is older.
   */
  readonly basis: 'recorded' | 'assumed' | 'first';
  /** Whether the program was built with changes that were in no commit. */
  readonly isModified: boolean;
}

/** What is known of when a program was built. */
export interface BuiltWhen {
  /** The commit, by any name of it. */
  readonly commit: string | undefined;
  readonly isModified: boolean;
  /** When the profile was taken; milliseconds since 1970. */
  readonly takenAt: number | undefined;
}

/** A file's history is followed over so many names, and so many commits of each. */
const MOST_NAMES = 8;
const MOST_COMMITS = 4096;
const FIRST_PAGE = 32;

/**
 * The text of a file, by its present name, as a program was built from it: in the commit that is named; where that is not in
 * this repository, in the last commit of the file before the profile was taken that contains it; else in the first that does.
 * Renames are followed.
 *
 * @returns undefined where git does not know the file, or nothing says when the program was built
 */
export async function builtText(
  repository: Repository,
  file: string,
  { commit, isModified, takenAt }: BuiltWhen,
): Promise<BuiltText | undefined> {
  const named = commit === undefined ? undefined : await repository.commit(commit);
  if (named !== undefined) {
    for await (const { name } of namesOf(repository, file)) {
      const text = await repository.text(named, name);
      if (text !== undefined) return { lines: linesOf(text), commit: named, basis: 'recorded', isModified };
    }
  }
  return takenAt === undefined ? undefined : assumedText(repository, file, takenAt);
}

async function assumedText(
  repository: Repository,
  file: string,
  takenAt: number,
): Promise<BuiltText | undefined> {
  let first: BuiltText | undefined;
  for await (const { name, commits } of namesOf(repository, file)) {
    let oldest: Commit | undefined;
    for await (const commit of commits) {
      oldest = commit;
      if (commit.time > takenAt) continue;
      const text = await repository.text(commit.hash, name);
      if (text !== undefined) return assumption(text, commit, 'assumed');
    }
    const text = oldest && (await repository.text(oldest.hash, name));
    if (oldest && text !== undefined) first = assumption(text, oldest, 'first');
  }
  return first;
}

function assumption(text: string, { hash }: Commit, basis: BuiltText['basis']): BuiltText {
  return { lines: linesOf(text), commit: hash, basis, isModified: false };
}

/** The lines of a text, however they end. */
function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

interface Named {
  readonly name: string;
  /** The commits of the file while it had this name, newest first. */
  readonly commits: AsyncIterable<Commit>;
}

/** The names that a file had, the newest first. */
async function* namesOf(repository: Repository, file: string): AsyncGenerator<Named> {
  let name = file;
  /** The commit that gave it its next name. */
  let renamed: string | undefined;
  for (let i = 0; i < MOST_NAMES; i++) {
    const commits = () => commitsOf(repository, name, renamed);
    yield { name, commits: commits() };
    let oldest: Commit | undefined;
    for await (const commit of commits()) oldest = commit;
    const before = oldest && (await repository.nameBefore(oldest.hash, name));
    if (oldest === undefined || before === undefined) return;
    renamed = oldest.hash;
    name = before;
  }
}

/** The commits of a name, newest first, of those before `until` where that is given: after it another file may have had the name. */
async function* commitsOf(
  repository: Repository,
  name: string,
  until: string | undefined,
): AsyncGenerator<Commit> {
  let isWithin = until === undefined;
  for (let skip = 0, count = FIRST_PAGE; skip < MOST_COMMITS; skip += count, count *= 4) {
    const page = await repository.log(name, skip, count);
    for (const commit of page) {
      if (isWithin) yield commit;
      else if (commit.hash === until) isWithin = true;
    }
    if (page.length < count) return;
  }
}
