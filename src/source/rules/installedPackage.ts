import { joinPath, type Guesses } from '../files.js';
import type { RecordedPath } from './recordedPath.js';

/** A file of a package that Python or Node has installed, or of Python itself, by its recorded path. */
export interface InstalledPackage {
  /** From the outermost folder of packages on, or from the folder with Python's name. */
  readonly chain: readonly string[];
  /** From the name of the package on; the whole chain for Python's own files. */
  readonly segments: readonly string[];
}

/** What Debian calls Python's `site-packages`. */
const PYTHON = ['site-packages', 'dist-packages'];

/** Names that people give to virtual environments inside a project. */
const ENVIRONMENTS = ['.venv', 'venv', 'env', '.env'];

/** So many folders of a project are tried above `node_modules`: `packages/web/node_modules/…`. */
const MOST_ABOVE = 3;

/** The package that a path is in, if `site-packages`, `node_modules` or `lib/python3.N` says so. */
export function installedPackage({ segments }: RecordedPath): InstalledPackage | undefined {
  const node = segments.lastIndexOf('node_modules');
  if (node >= 0 && node < segments.length - 2)
    return { chain: segments.slice(segments.indexOf('node_modules')), segments: segments.slice(node + 1) };
  const site = segments.findLastIndex((name) => PYTHON.includes(name));
  if (site >= 0 && site < segments.length - 1)
    return { chain: segments.slice(site), segments: segments.slice(site + 1) };
  const python = segments.findIndex(
    (name, i) => /^python\d+\.\d+t?$/.test(name) && /^lib(64)?$/.test(segments[i - 1] ?? ''),
  );
  if (python < 0 || python === segments.length - 1) return undefined;
  return { chain: segments.slice(python), segments: segments.slice(python) };
}

/** Where the package is usually installed in a workspace, as near to the recorded path as may be. */
export function inInstalled(path: RecordedPath, folders: readonly string[]): Guesses {
  const { segments } = path;
  const within = (...tails: (readonly string[])[]) =>
    folders.flatMap((folder) => tails.map((tail) => joinPath(folder, tail)));
  const node = segments.indexOf('node_modules');
  if (node >= 0) {
    const starts = Array.from({ length: Math.min(MOST_ABOVE, node) + 1 }, (_, above) => node - above);
    return starts.reverse().map((start) => within(segments.slice(start)));
  }
  const site = segments.findLastIndex((name) => PYTHON.includes(name));
  if (site < 0) return [];
  // `lib/python3.11/site-packages`, on Windows `Lib/site-packages`.
  const lib = segments.slice(0, site).findLastIndex((name) => /^lib(64)?$/i.test(name));
  const tail = lib < 0 || site - lib > 2 ? undefined : segments.slice(lib);
  const version = tail?.map((name) => (PYTHON.includes(name) ? 'site-packages' : name));
  return version === undefined ? [] : [within(...ENVIRONMENTS.map((name) => [name, ...version]))];
}

/**
 * How well a file of the workspace agrees with a package: 0 if it cannot be it, 1 if it shares all from the package's
 * name on, as the package's own project has it, 2 if it is installed under the same packages too.
 */
export function agreement({ chain, segments }: InstalledPackage, candidate: readonly string[]): 0 | 1 | 2 {
  if (!endsWith(candidate, segments)) return 0;
  const [outermost = ''] = chain;
  if (outermost === 'node_modules')
    return endsWith(candidate, chain) && candidate.indexOf(outermost) === candidate.length - chain.length
      ? 2
      : 1;
  if (!PYTHON.includes(outermost)) return 2;
  const holder = candidate[candidate.length - segments.length - 1] ?? '';
  if (PYTHON.includes(holder)) return 2;
  // A module of one file shares no more than its name with a file elsewhere.
  return segments.length > 1 ? 1 : 0;
}

function endsWith(path: readonly string[], tail: readonly string[]): boolean {
  const start = path.length - tail.length;
  return start >= 0 && tail.every((segment, i) => segment === path[start + i]);
}
