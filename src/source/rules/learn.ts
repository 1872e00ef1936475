import type { PathMapping } from '../resolver.js';
import type { RecordedPath } from './recordedPath.js';
import { isInside, mapped } from './substitute.js';

/** A recorded path of which it is known where it is on this machine. */
export interface KnownFile {
  readonly path: RecordedPath;
  readonly local: string;
}

/** What is known where an answer is to be learnt from. */
export interface Knowledge {
  readonly files: readonly KnownFile[];
  /** The person's mappings: an exception that one of them makes stays one, whatever holds for the folder around. */
  readonly mappings: readonly PathMapping[];
}

/**
 * The mapping that one answer teaches. It holds for the files around too, since what both paths end in alike is left out
 * of it; but it keeps as much of that as it must, so that every known file stays where it is. If nothing less will do,
 * or even the file names differ, it maps this one file.
 */
export function learntMapping(path: RecordedPath, local: string, known: Knowledge): PathMapping {
  const others = known.files.filter((file) => file.path.text !== path.text);
  for (let omitted = sharedEnd(path, local); omitted > 0; omitted--) {
    const mapping = mappingWithout(path, local, omitted);
    if (others.every((file) => isExplained(file, mapping, known.mappings))) return mapping;
  }
  return mappingWithout(path, local, 0);
}

/**
 * Of files that could be it, the one that known files speak for: what it would teach holds for one of them and
 * contradicts none. Undefined if they speak for none, or for several.
 */
export function vouchedFor(
  path: RecordedPath,
  candidates: readonly string[],
  known: Knowledge,
): string | undefined {
  const vouched = candidates.filter((candidate) => {
    const mapping = learntMapping(path, candidate, known);
    return known.files.some((file) => mapped(file.path, mapping) === file.local);
  });
  return vouched.length === 1 ? vouched[0] : undefined;
}

function isExplained(
  { path, local }: KnownFile,
  mapping: PathMapping,
  exceptions: readonly PathMapping[],
): boolean {
  const guess = mapped(path, mapping);
  if (guess === undefined || guess === local) return true;
  // What is mapped inside of a folder goes before what maps the folder.
  return exceptions.some(
    (inner) => isInside(inner.recorded, mapping.recorded) && mapped(path, inner) === local,
  );
}

/** How many segments both paths end in alike, without the first of the local one: that is no folder of anything. */
function sharedEnd({ segments }: RecordedPath, local: string): number {
  const other = local.split('/');
  const most = Math.min(segments.length, other.length - 1);
  let shared = 0;
  while (shared < most && segments.at(-1 - shared) === other.at(-1 - shared)) shared++;
  return shared;
}

function mappingWithout({ root, segments }: RecordedPath, local: string, omitted: number): PathMapping {
  const kept = segments.slice(0, segments.length - omitted).join('/');
  const start = root.endsWith(':') && kept !== '' ? `${root}/` : root;
  const other = local.split('/');
  return { recorded: start + kept, local: other.slice(0, other.length - omitted).join('/') || '/' };
}
