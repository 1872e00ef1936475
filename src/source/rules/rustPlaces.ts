import { joinPath, type Guesses, type RustSources, type RustToolchain } from '../files.js';
import type { RecordedPath } from './recordedPath.js';

/** A recorded path that says which of Rust's sources it is in. */
export type RustPath =
  | {
      readonly of: 'standard';
      readonly commit: string;
      readonly toolchain: string;
      readonly segments: Segments;
    }
  | { readonly of: 'crate'; readonly index: string; readonly segments: Segments };

type Segments = readonly string[];

/**
 * Takes apart the paths that rustc records of sources that are not the program's own: `/rustc/COMMIT/library/…` of the
 * standard library (before 1.47 `/rustc/COMMIT/src/lib…`), or the same where rustup keeps it on the machine that built;
 * and `…/registry/src/INDEX/CRATE-VERSION/…` of crates. The segments begin at `library`, and at the crate.
 */
export function rustPath({ root, segments }: RecordedPath): RustPath | undefined {
  const [first, commit = ''] = segments;
  if (root === '/' && first === 'rustc' && /^[0-9a-f]{7,64}$/.test(commit) && isLibrary(segments.slice(2)))
    return { of: 'standard', commit, toolchain: '', segments: segments.slice(2) };

  const rustlib = segments.lastIndexOf('rustlib');
  const inToolchain = rustlib >= 2 && segments[rustlib + 1] === 'src' && segments[rustlib + 2] === 'rust';
  const library = segments.slice(rustlib + 3);
  if (inToolchain && isLibrary(library))
    return { of: 'standard', commit: '', toolchain: segments[rustlib - 2] ?? '', segments: library };

  const registry = segments.findIndex((name, i) => name === 'registry' && segments[i + 1] === 'src');
  const crate = segments.slice(registry + 3);
  if (registry >= 0 && crate.length > 1 && /^.+-\d+\.\d+\.\d+/.test(crate[0] ?? ''))
    return { of: 'crate', index: segments[registry + 2] ?? '', segments: crate };
  return undefined;
}

function isLibrary([first, second, ...rest]: Segments): boolean {
  return rest.length > 0 && (first === 'library' || (first === 'src' && /^lib/.test(second ?? '')));
}

/**
 * Where a path is among Rust's sources: in the toolchain of the recorded commit or name, else in any, which then may have
 * other lines, so that several are a choice. A crate is looked for at the version recorded only, in the same index first.
 */
export function inRust(path: RustPath, { registries, toolchains }: RustSources): Guesses {
  if (path.of === 'crate') {
    const same = registries.filter((folder) => folder.endsWith(`/${path.index}`));
    const others = registries.filter((folder) => !same.includes(folder));
    return [same, others].map((group) => group.map((folder) => joinPath(folder, path.segments)));
  }
  const isSame = ({ name, commit }: RustToolchain) =>
    path.commit === '' ? name === path.toolchain : commit !== '' && isPrefix(path.commit, commit);
  const same = toolchains.filter(isSame);
  const others = toolchains.filter((toolchain) => !isSame(toolchain));
  return [...same.map((toolchain) => [toolchain]), others].map((group) =>
    group.map(({ sources }) => joinPath(sources, path.segments)),
  );
}

/** Whether two commits, each maybe shortened, are one. */
function isPrefix(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
