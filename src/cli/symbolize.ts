import { DEFAULT_NAMING, type NameMode, type Naming } from '../analysis/names/demangle/nameMode.js';

/** What `-symbolize` asks for. */
export interface Symbolize {
  /** Undefined where names stay as the profile has them. */
  readonly naming: Naming | undefined;
  /** What is to be said about words nobody knows. */
  readonly notes: readonly string[];
}

const MODES: ReadonlyMap<string, NameMode> = new Map([
  ['full', 'full'],
  ['none', 'none'],
  ['templates', 'templates'],
]);

/** Where symbols are looked up, which we never do: the profile has them or has none. */
const PLACES: ReadonlySet<string> = new Set(['local', 'fastlocal', 'remote']);

const EXPECTED =
  'expecting -symbolize=[local|fastlocal|remote|none][:force][:demangle=[none|full|templates|default]';

/**
 * Reads the value of `-symbolize`, words between colons (Symbolize of pprof's internal/symbolizer/symbolizer.go): `none`
 * ends it, `demangle=MODE` implies `force`.
 */
export function readSymbolize(value: string): Symbolize {
  let naming = DEFAULT_NAMING;
  const notes: string[] = [];
  for (const word of value.toLowerCase().split(':')) {
    if (word === 'none' || word === 'no') return { naming: undefined, notes };
    if (word === '' || PLACES.has(word)) continue;
    const wish = word.replace(/^demangle=/, '');
    const mode = MODES.get(wish);
    if (word === 'force') naming = { ...naming, force: true };
    else if (mode !== undefined) naming = { mode, force: true };
    else if (wish !== 'default') notes.push(`ignoring unrecognized symbolization option: ${value}`, EXPECTED);
  }
  return { naming, notes };
}
