/**
 * The answer to "where is this recorded path on this machine?". Local paths, here and in the rest of this folder, are
 * absolute and written with `/`, on Windows too (`c:/src/x.go`).
 */
export type Resolution =
  | { readonly kind: 'found'; readonly path: string }
  /** Files that could be it: a person must choose. One alone is still only a guess. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'missing' };

/** One entry of the setting `pprofLens.substitutePath`: where a recorded folder or file is on this machine. */
export interface PathMapping {
  readonly recorded: string;
  readonly local: string;
}

/** The file paths of one profile, found by base name. */
export interface RecordedFiles {
  has(file: string): boolean;
  /** The recorded paths that end in this file name. */
  named(baseName: string): readonly string[];
  /** The names of the functions recorded in a file; none if they are too many to tell. */
  functionsIn(file: string): Promise<readonly string[]>;
}

/** Between paths recorded in a profile and files the person has. Answers are remembered. */
export interface SourceResolver {
  /**
   * @param functions names of functions that the profile has in this file. Where a language for the JVM records no
   * folder, they tell the package; those of several packages are found only if they all are in one file.
   */
  resolve(recorded: string, functions?: readonly string[]): Promise<Resolution>;
  /** Which of a profile's recorded paths `resolve` to this very file; none where a person would have to choose. */
  recordedFor(local: string, recorded: RecordedFiles): Promise<readonly string[]>;
}

/** The answer for a path that leads nowhere here. */
export const MISSING: Resolution = { kind: 'missing' };
