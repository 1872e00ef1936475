import type { Guesses } from '../files.js';
import type { RecordedPath } from './recordedPath.js';
import type { PathMapping } from '../resolver.js';

/** What the variables of a setting stand for. */
export interface Variables {
  /** The folder that `${workspaceFolder}` means. */
  readonly folder: string | undefined;
  readonly foldersByName: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * `${workspaceFolder}`, `${workspaceFolder:NAME}`, `${env:NAME}` and `${userHome}` replaced, as VS Code replaces them
 * in launch.json.
 *
 * @returns undefined if a variable is unknown or unset: half a path must not be looked up.
 */
export function expandVariables(text: string, variables: Variables): string | undefined {
  const unknown = [...text.matchAll(VARIABLE)].some(([, name = '']) => !variableValue(name, variables));
  return unknown
    ? undefined
    : text.replace(VARIABLE, (_, name: string) => variableValue(name, variables) ?? '');
}

const VARIABLE = /\$\{([^}]*)\}/g;

function variableValue(name: string, variables: Variables): string | undefined {
  if (name === 'workspaceFolder' || name === 'workspaceRoot') return variables.folder;
  if (name === 'userHome') return variables.home;
  const [kind, ...rest] = name.split(':');
  const argument = rest.join(':');
  if (kind === 'env') return variables.env[argument];
  return kind === 'workspaceFolder' ? variables.foldersByName.get(argument) : undefined;
}

/**
 * Where the person's own mappings put a recorded path, each mapping on its own, in the order of the setting. As in
 * Delve, a prefix ends at a separator, an empty one stands for every relative path, and a Windows prefix ignores case.
 *
 * People write such entries the wrong way round, so after all have been read as meant they are read the other way. Only
 * files that exist count, so this cannot mislead.
 */
export function substituted(path: RecordedPath, entries: readonly PathMapping[]): Guesses {
  const turned = entries.map(({ recorded, local }) => ({ recorded: local, local: recorded }));
  const guesses: string[][] = [];
  for (const mapping of [...entries, ...turned]) {
    const guess = mapping.local === '' ? undefined : mapped(path, mapping);
    if (guess !== undefined) guesses.push([guess]);
  }
  return guesses;
}

/** Where one mapping, read as it is meant, puts a recorded path; undefined if it is not for this path. */
export function mapped(path: RecordedPath, { recorded: from, local }: PathMapping): string | undefined {
  const target = toSlashes(local);
  if (from === '') return path.root === '' ? `${target}/${path.text}` : undefined;
  const prefix = toSlashes(from);
  const head = path.text.slice(0, prefix.length);
  const equal = /^([A-Za-z]:|\/\/)/.test(prefix)
    ? head.toLowerCase() === prefix.toLowerCase()
    : head === prefix;
  if (!equal) return undefined;
  const rest = path.text.slice(prefix.length);
  return rest === '' || rest.startsWith('/') ? target + rest : undefined;
}

/** Whether what one mapping is for is a part of what another is for, so that it has to come first to be heeded. */
export function isInside(recorded: string, folder: string): boolean {
  if (folder === '') return recorded !== '' && !/^(\/|[A-Za-z]:)/.test(recorded);
  return recorded.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A list with one more mapping: before the others, but after those of what is inside of what it maps. */
export function withMapping<T>(list: readonly T[], added: T, recordedOf: (entry: T) => string): readonly T[] {
  const start = list.findLastIndex((entry) => isInside(recordedOf(entry), recordedOf(added))) + 1;
  return [...list.slice(0, start), added, ...list.slice(start)];
}

/** With `/`, none at the end and no `./` or `../` before it, as recorded paths are; the bare root `/` becomes empty. */
function toSlashes(path: string): string {
  const slashed = path.includes('/') && !/^[A-Za-z]:/.test(path) ? path : path.replaceAll('\\', '/');
  let end = slashed.length;
  if (end > 1 && slashed.endsWith('/')) end--;
  while (end < slashed.length && end > 2 && slashed.endsWith('/.', end)) end -= 2;
  return slashed
    .slice(0, end)
    .replace(/^(\.{1,2}\/)+(?=.)/, '')
    .replace(/^\/$/, '');
}
