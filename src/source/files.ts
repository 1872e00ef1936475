import { MISSING, type Resolution } from './resolver.js';

/** A Go module of the workspace: what its go.mod says. */
export interface GoModule {
  /** The folder of the go.mod. */
  readonly folder: string;
  readonly name: string;
  /** The version asked for of each required module, by module path. */
  readonly requires: ReadonlyMap<string, string>;
}

/** Where the Go tools of this machine keep sources; each list in the order of trust, none of it certain to exist. */
export interface Toolchain {
  readonly goroots: readonly string[];
  readonly gopaths: readonly string[];
  readonly moduleCaches: readonly string[];
}

/** Where Rust's tools keep sources on this machine; folders that are there. */
export interface RustSources {
  /** Each index of the registry, unpacked: `~/.cargo/registry/src/INDEX`. */
  readonly registries: readonly string[];
  readonly toolchains: readonly RustToolchain[];
}

/** A toolchain that rustup installed. */
export interface RustToolchain {
  /** Folder name, such as `stable-x86_64-unknown-linux-gnu`. */
  readonly name: string;
  /** The commit of the compiler, in hexadecimal; empty if its manifest does not tell. */
  readonly commit: string;
  /** The folder that `library/` is in, if the component rust-src is installed. */
  readonly sources: string;
}

/** What resolution asks of the machine. Paths are local paths as resolver.ts describes them. */
export interface Files {
  readonly platform: 'windows' | 'posix';
  /** The folders of the workspace. */
  readonly folders: readonly string[];
  /** Whether the path is a regular file (or a link to one). */
  isFile(path: string): Promise<boolean>;
  /** The path with all links followed; the path itself if that fails. */
  realPath(path: string): Promise<string>;
  /** The files of the workspace with this base name. */
  named(baseName: string): Promise<readonly string[]>;
  /**
   * Looks up many base names together, so that `named` knows them.
   * @param isOver whether nobody waits any more
   */
  lookUp(baseNames: readonly string[], isOver: () => boolean): Promise<void>;
  /** The first `HEAD_BYTES` of a file as text; empty if it cannot be read. */
  head(path: string): Promise<string>;
  modules(): Promise<readonly GoModule[]>;
  toolchain(): Promise<Toolchain>;
  rust(): Promise<RustSources>;
}

/** Local paths to try: groups from best to worst, those of one group equally good. */
export type Guesses = readonly (readonly string[])[];

/**
 * The first group that has a file decides: one file is found, several are ambiguous. Links to one file are one.
 */
export async function firstExisting(files: Files, guesses: Guesses): Promise<Resolution> {
  for (const group of guesses) {
    const tested = await Promise.all(
      group.map(async (path) => ((await files.isFile(path)) ? path : undefined)),
    );
    const existing = await distinct(
      files,
      tested.filter((path) => path !== undefined),
    );
    if (existing.length > 0) return oneOf(existing);
  }
  return MISSING;
}

/** The answer that equally good files are: one alone is found, several are a choice. */
export function oneOf(paths: readonly string[]): Resolution {
  const [path, ...others] = paths;
  if (path === undefined) return MISSING;
  return others.length === 0 ? { kind: 'found', path } : { kind: 'ambiguous', candidates: paths };
}

/** Drops every path that leads to the same file as an earlier one. */
export async function distinct(files: Files, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length < 2) return paths;
  const real = await Promise.all(paths.map((path) => files.realPath(path)));
  return paths.filter((_, i) => real.indexOf(real[i] ?? '') === i);
}

/** `folder` and the segments under it as one path. */
export function joinPath(folder: string, segments: readonly string[]): string {
  let end = folder.length;
  while (end > 0 && folder[end - 1] === '/') end--;
  return `${folder.slice(0, end)}/${segments.join('/')}`;
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
