import type { Toolchain } from './files.js';
import type { RustSources } from './files.js';

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
}
