/**
 * How much of a demangled name is shown, as pprof's `-symbolize=demangle=…` has it:
 *
 * - `simplified`: no parameters, no return type, no template arguments (pprof's default, `demangle=default`)
 * - `templates`: no parameters, no return type
 * - `full`: everything but the suffix of a compiler's clone
 * - `none`: the symbol as it was recorded
 */
export const NAME_MODES = ['simplified', 'templates', 'full', 'none'] as const;

export type NameMode = (typeof NAME_MODES)[number];

/** How functions are to be named. */
export interface Naming {
  readonly mode: NameMode;
  /** Names that are there already give way to what the symbol says. */
  readonly force: boolean;
}

/** How pprof names functions of which nothing else is asked. */
export const DEFAULT_NAMING: Naming = { mode: 'simplified', force: false };

/** What a chosen mode means: any but the default replaces names that are there already, as in pprof. */
export function namingOf(mode: NameMode): Naming {
  return { mode, force: mode !== 'simplified' };
}
