import type { Profile } from '../../../profile/profile.js';
import { type StringTable, StringTableBuilder } from '../../../profile/strings.js';
import { DEFAULT_NAMING, type NameMode, type Naming } from './nameMode.js';
import { beginsMangled, cxxName } from './cxxName.js';
import { codesOf, lettersOf } from './letters.js';
import { PlainPaths } from './itanium/plainPaths.js';
import { RustNames } from './rust/rustNames.js';

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

/** Whether any function of a profile with readable names goes by another name than its symbol: only then modes differ. */
export function hasReadableNames({ functions: { name, systemName } }: Profile): boolean {
  return systemName.some((symbol, f) => symbol !== 0 && symbol !== name[f]);
}

/** How much longer than the strings of a profile all new names may be together, before symbols stay as they are. */
const MOST_GROWTH = 8;
/** The same for a small profile, in characters. */
const MOST_OF_SMALL = 1 << 25;

/**
 * How many characters the symbols of a profile that could not be read may have together: of real ones a few in a
 * thousand are such, and each may have taken as long as a symbol may.
 */
const MOST_UNREAD = 1 << 19;

/** The names of symbols, each worked out once, in a string table that grows by those that are new. */
class ReadableNames {
  private builder: StringTableBuilder | undefined;
  /** Index of a symbol → index of its name plus one, 0 while it is not worked out. */
  private readonly known: Uint32Array;
  private readonly plainPaths: PlainPaths;
  private readonly rust: RustNames;
  /** How many characters new names may still have. */
  private left: number;
  /** How many characters of symbols may still turn out to be none. */
  private unread = MOST_UNREAD;

  constructor(
    private readonly symbols: StringTable,
    private readonly mode: Exclude<NameMode, 'none'>,
  ) {
    this.plainPaths = new PlainPaths(mode === 'simplified');
    this.rust = new RustNames(mode !== 'simplified');
    this.known = new Uint32Array(symbols.count);
    this.left = MOST_OF_SMALL + MOST_GROWTH * symbols.bytes.length;
  }

  /** The index of a symbol's name, in `strings()`; the symbol's own where it needs no other. */
  nameOf(symbol: number): number {
    if (this.known[symbol] === 0) this.known[symbol] = this.workOut(symbol) + 1;
    return this.known[symbol] - 1;
  }

  strings(): StringTable {
    return this.builder?.build() ?? this.symbols;
  }

  private workOut(symbol: number): number {
    const { bytes, offsets } = this.symbols;
    const [start, end] = [offsets[symbol], offsets[symbol + 1]];
    if (this.left <= 0 || this.unread <= 0 || isPlain(bytes, start, end)) return symbol;
    if (this.mode !== 'full') {
      const length = this.plainPaths.read(bytes, start, end);
      if (length > 0) return this.named(length).intern(this.plainPaths.bytes, 0, length);
    }
    const rust = this.rust.read(bytes, start, end);
    if (rust >= 0) return this.named(rust).intern(this.rust.bytes, 0, rust);
    const text = this.symbols.text(symbol);
    const readable = cxxName(text, this.mode);
    if (readable !== text) return this.named(readable.length).internText(readable);
    if (beginsMangled(text)) this.unread -= text.length;
    return symbol;
  }

  /** Where a name of so many characters is put. */
  private named(length: number): StringTableBuilder {
    this.left -= length;
    return (this.builder ??= StringTableBuilder.from(this.symbols));
  }
}

const [UNDERSCORE, COLON] = codesOf('_:');
const SIGNS = lettersOf('<>[]:');

/** Whether a name is neither mangled nor looks like C++, so that it need not even be decoded: most names of most profiles. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === UNDERSCORE && start < end) return false;
  for (let i = start; i < end; i++) {
    if (SIGNS[bytes[i]] === 1 && (bytes[i] !== COLON || bytes[i + 1] === COLON)) return false;
  }
  return true;
}
