/** A commit that changed a file. */
export interface Commit {
  /** In hexadecimal. */
  readonly hash: string;
  /** When it was made; milliseconds since 1970. */
  readonly time: number;
}

/** A git repository on this machine, as it is asked about files. Files are named from its root on, with `/`. */
export interface Repository {
  /** The hash of the commit that a name, such as a tag or a part of a hash, stands for; undefined if there is none. */
  commit(name: string): Promise<string | undefined>;
  /** Of the commits behind the present one that changed a file of this name, so many after the `skip` newest, newest first. */
  log(file: string, skip: number, count: number): Promise<readonly Commit[]>;
  /** What a file was called before a commit that renamed it; undefined if that commit did not. */
  nameBefore(commit: string, file: string): Promise<string | undefined>;
  /** The text of a file in a commit; undefined if it is not in it, or too large. */
  text(commit: string, file: string): Promise<string | undefined>;
}

/** A repository, and where a folder is in it. */
export interface FoundRepository {
  readonly repository: Repository;
  /** The folder from the root on; empty, or ends with `/`. */
  readonly prefix: string;
  /** Git's own folder, as a local path: HEAD is in there. */
  readonly gitFolder: string;
}
