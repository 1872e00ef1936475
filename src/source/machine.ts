import type { RustSources, Toolchain } from './files.js';
import type { FoundRepository } from './history/repository.js';
import type { ProgramFacts } from './program/programFacts.js';

/** The machine that VS Code's extensions run on. Paths are local paths as resolver.ts describes them. */
export interface Machine {
  readonly platform: 'windows' | 'posix';
  /** The person's home folder. */
  readonly home: string;
  /** The variables of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the path is absolute and a regular file, or a link to one. */
  isFile(path: string): Promise<boolean>;
  /** The path with all links followed; the path itself if that fails. */
  realPath(path: string): Promise<string>;
  /** The first bytes of a file as text; empty if it cannot be read. */
  head(path: string, bytes: number): Promise<string>;
  /**
   * Where the Go tools keep sources.
   * @param mayRun whether the `go` command may be asked, which takes a trusted workspace
   * @param failed told why the `go` command did not answer
   */
  toolchain(mayRun: boolean, failed: (error: unknown) => void): Promise<Toolchain>;
  /**
   * What cargo and rustup have put here.
   * @param heedsEnv whether their variables count, which takes a trusted workspace
   */
  rust(heedsEnv: boolean): Promise<RustSources>;
  /**
   * The repository that a folder is in, asked by the `git` command, which takes a trusted workspace; undefined if there is none.
   * Asks nobody, fetches nothing, writes nothing. Rejects if git cannot be run, or is aborted.
   * @param git the command
   */
  repository(git: string, folder: string, signal?: AbortSignal): Promise<FoundRepository | undefined>;
  /** What the program at an absolute path says of itself; undefined for what is no program, or cannot be read. */
  program(path: string): Promise<LocalProgram | undefined>;
}

/** A program on this machine. */
export interface LocalProgram extends ProgramFacts {
  /** When it was last written; milliseconds since 1970. */
  readonly writtenAt: number;
}
