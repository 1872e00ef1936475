import type { Profile } from '../../profile/profile.js';
import { type StringTable, StringTableBuilder } from '../../profile/strings.js';
import { DEFAULT_NAMING, type NameMode, type Naming } from './nameMode.js';
import { readableName } from './readableName.js';

/**
 * The profile with function names for people: what the symbol says, written as `naming` asks, where the name is empty
 * or the symbol itself. With `force` a name that is there gives way to its symbol first (Demangle of pprof's
 * internal/symbolizer). The same profile if no name changes.
 */
export function withReadableNames(profile: Profile, naming: Naming = DEFAULT_NAMING): Profile {
  const { functions, strings } = profile;
  const { mode, force } = naming;
  const readable = mode === 'none' ? undefined : new ReadableNames(strings, mode);
  const name = functions.name.map((recorded, f) => {
    const system = functions.systemName[f];
    const start = force && recorded !== 0 && system !== 0 ? system : recorded;
    const isSymbol = start === 0 || start === system;
    return isSymbol && readable !== undefined ? readable.nameOf(system) : start;
  });
  if (name.every((index, f) => index === functions.name[f])) return profile;
  return { ...profile, strings: readable?.strings() ?? strings, functions: { ...functions, name } };
}

/** The names of symbols, each worked out once, in a string table that grows by those that are new. */
class ReadableNames {
  private builder: StringTableBuilder | undefined;
  /** Index of a symbol → index of its name. */
  private readonly known = new Map<number, number>();

  constructor(
    private readonly symbols: StringTable,
    private readonly mode: NameMode,
  ) {}

  /** The index of a symbol's name, in `strings()`; the symbol's own where it needs no other. */
  nameOf(symbol: number): number {
    let index = this.known.get(symbol);
    if (index === undefined) this.known.set(symbol, (index = this.workOut(symbol)));
    return index;
  }

  strings(): StringTable {
    return this.builder?.build() ?? this.symbols;
  }

  private workOut(symbol: number): number {
    const text = this.symbols.text(symbol);
    const readable = readableName(text, this.mode);
    if (readable === text) return symbol;
    this.builder ??= StringTableBuilder.from(this.symbols);
    return this.builder.internText(readable);
  }
}
