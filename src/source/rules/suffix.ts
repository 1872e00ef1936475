import { isHost, type ImportPath } from './importPath.js';
import { agreement, installedPackage, type InstalledPackage } from './installedPackage.js';
import type { RecordedPath } from './recordedPath.js';
import { MISSING, type Resolution } from '../resolver.js';
import { rustPath } from './rustPlaces.js';

/**
 * The last resort: files of the workspace with the recorded file name, by how many trailing segments they share.
 *
 * A file is taken unasked only if it shares more of the path than any other and nothing speaks against it:
 * - at least two segments are shared, so the file name alone is never enough;
 * - the shared part reaches up to a root of the workspace (folder or module), or is the whole of a relative recorded
 *   path. If it ends inside the project, the folders there differ, and that is a contradiction;
 * - a path that names a host (`github.com/other/lib/http/x.go`) must share the name of that root too.
 *
 * Of those with equal shares, one that meets both clauses of the second rule wins. A path of a standard library, with a
 * version or in an installed package belongs elsewhere: only a file that shares the whole of it, from the name of the
 * package on, can be it. Everything else is left to the person, a single file too.
 *
 * @param roots folders of the workspace and of its modules.
 * @param candidates files with the recorded base name.
 */
export function bySuffix(
  path: RecordedPath,
  imports: readonly ImportPath[],
  roots: readonly string[],
  candidates: readonly string[],
): Resolution {
  const foreign = (rustPath(path) ?? imports.find(({ standard, version }) => standard || version !== ''))
    ?.segments;
  const installed = installedPackage(path);
  const matches = candidates
    .map((candidate) =>
      foreign
        ? foreignMatch(foreign, candidate)
        : installed
          ? installedMatch(path, installed, candidate)
          : ownMatch(path, imports, deepestRoot(roots, candidate), candidate),
    )
    .filter(({ shared }) => shared > 0);

  const most = matches.reduce((highest, { shared }) => Math.max(highest, shared), 0);
  const top = matches.filter(({ shared }) => shared === most);
  for (const strength of [2, 1]) {
    const [best, ...others] = top.filter((match) => match.strength === strength);
    if (best && others.length === 0) return { kind: 'found', path: best.candidate };
    if (best) return { kind: 'ambiguous', candidates: [best, ...others].map(({ candidate }) => candidate) };
  }
  const possible = matches.filter(({ shared, strength }) => shared === most || strength > 0);
  return possible.length === 0
    ? MISSING
    : { kind: 'ambiguous', candidates: possible.map(({ candidate }) => candidate) };
}

interface Match {
  readonly candidate: string;
  /** Trailing segments in common; 0 if the candidate cannot be it. */
  readonly shared: number;
  /** 0: only a person can say. 1 and 2: nothing speaks against it. */
  readonly strength: number;
}

function foreignMatch(segments: readonly string[], candidate: string): Match {
  const whole = sharedTail(segments, candidate) === segments.length;
  return { candidate, shared: whole ? segments.length : 0, strength: whole ? 1 : 0 };
}

function installedMatch(path: RecordedPath, installed: InstalledPackage, candidate: string): Match {
  const strength = agreement(installed, candidate.split('/'));
  return { candidate, shared: strength === 0 ? 0 : sharedTail(path.segments, candidate), strength };
}

function ownMatch(
  path: RecordedPath,
  imports: readonly ImportPath[],
  root: string | undefined,
  candidate: string,
): Match {
  const shared = sharedTail(path.segments, candidate);
  const inRoot = root === undefined ? Infinity : depth(candidate) - depth(root);
  const namesHost = imports.some(({ segments }) => isHost(segments[0]) && segments.length > 2);
  const reachesRoot = shared >= inRoot + (namesHost ? 1 : 0);
  const isWhole = path.root === '' && shared === path.segments.length;
  const strength = shared < 2 ? 0 : Number(reachesRoot) + Number(isWhole);
  return { candidate, shared, strength };
}

/** How many segments two paths have in common, from the end. */
export function sharedTail(segments: readonly string[], candidate: string): number {
  const other = candidate.split('/');
  let shared = 0;
  while (shared < segments.length && segments.at(-1 - shared) === other.at(-1 - shared)) shared++;
  return shared;
}

function deepestRoot(roots: readonly string[], candidate: string): string | undefined {
  const holding = roots.filter((root) => candidate.startsWith(`${root}/`));
  return holding.sort((a, b) => b.length - a.length)[0];
}

function depth(path: string): number {
  return path.split('/').length;
}
