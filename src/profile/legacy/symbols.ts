import { Int64Column, numbered, Uint32Column } from '../columns.js';
import { refuseMany } from '../limits.js';
import type { LineRow } from '../indexes.js';
import type { Profile } from '../profile.js';
import { StringTableBuilder } from '../strings.js';
import { Lines } from './lines.js';
import { addressAndText, hexadecimal } from './numbers.js';
import { type Parse, parseSection } from './section.js';

/** What a symbol section says: the names at an address, callers before what is inlined into them. */
interface Symbols {
  readonly binary: string;
  readonly names: ReadonlyMap<bigint, readonly string[]>;
}

/**
 * Reads a profile with its symbols, as gperftools' `pprof --raw`, `jeprof --raw` and php-memprof write them: `--- symbol`,
 * a line `0xADDRESS NAME` each up to `---`, then `--- heap` or the like and the profile itself, read with `parse`
 * (ReadSymbols and PrintSymbolizedProfile in jeprof). Undefined if the bytes are none.
 */
export function parseSymbolized(bytes: Uint8Array, parse: Parse): Profile | undefined {
  const lines = new Lines(bytes);
  if (!lines.tryNext() || !/^--- *symbol\s*$/.test(lines.text)) return undefined;
  const symbols = readSymbols(lines);
  if (!lines.next() || !/^--- *[a-z]+\s*$/.test(lines.text)) return undefined;
  const profile = parseSection(parse, bytes.subarray(lines.offset), lines.number);
  return profile === undefined ? undefined : withSymbols(profile, symbols);
}

function readSymbols(lines: Lines): Symbols {
  const names = new Map<bigint, readonly string[]>();
  let binary = '';
  while (lines.next() && !lines.text.startsWith('---')) {
    const line = lines.text.trim();
    const symbol = addressAndText(line);
    if (symbol !== undefined) {
      const address = hexadecimal(symbol.address);
      if (address === undefined) throw lines.broken('addressTooLarge');
      names.set(address, inlined(symbol.text));
    } else if (line.startsWith('binary=')) binary = line.slice('binary='.length);
  }
  return { binary, names };
}

/** The names that `--` joins; C++ has an operator of that name. */
function inlined(text: string): readonly string[] {
  const names = text.split(/(?<!operator)--/).filter((name) => name !== '');
  return names.length > 0 ? names : [text];
}

/** The profile with the names at its addresses, for locations that have none. */
function withSymbols(profile: Profile, { binary, names }: Symbols): Profile {
  const strings = StringTableBuilder.from(profile.strings);
  const { locations, lines, functions } = profile;
  const functionOf = new Map<string, number>();
  const added: number[] = [];
  const func = new Uint32Column();
  const line = new Int64Column();
  const column = new Int64Column();
  const lineOffsets = new Uint32Array(locations.count + 1);
  const isNamed = new Uint8Array(profile.mappings.length);
  const functionNamed = (name: string): number => {
    let index = functionOf.get(name);
    if (index === undefined) {
      index = functions.count + added.push(strings.internText(name)) - 1;
      functionOf.set(name, index);
    }
    return index;
  };
  for (let location = 0; location < locations.count; location++) {
    const from = locations.lineOffsets[location];
    const end = locations.lineOffsets[location + 1];
    for (let at = from as LineRow; at < end; at++) {
      func.push(lines.func[at]);
      line.pushBig(lines.line[at]);
      column.pushBig(lines.column[at]);
    }
    const address = locations.address[location];
    // A call is one before the address it returns to: the section has it as one or the other.
    const found = from < end ? undefined : (names.get(address) ?? names.get(address + 1n));
    for (const name of [...(found ?? [])].reverse()) {
      func.push(functionNamed(name));
      refuseMany('names of addresses', func.length);
      line.push(0, 0);
      column.push(0, 0);
    }
    if (found !== undefined && locations.mapping[location] >= 0) isNamed[locations.mapping[location]] = 1;
    lineOffsets[location + 1] = func.length;
  }
  const file = strings.internText(binary);
  return {
    ...profile,
    locations: { ...locations, lineOffsets },
    lines: { count: func.length, func: func.view(), line: line.signed(), column: column.signed() },
    functions: {
      count: functions.count + added.length,
      id: numbered(functions.count + added.length),
      name: joined(functions.name, added),
      systemName: joined(functions.systemName, added),
      filename: joined(functions.filename, new Uint32Array(added.length)),
      startLine: new BigInt64Array(functions.count + added.length),
    },
    mappings: profile.mappings.map((mapping, i) => ({
      ...mapping,
      file: i === 0 && mapping.file === 0 ? file : mapping.file,
      hasFunctions: mapping.hasFunctions || isNamed[i] === 1,
    })),
    strings: strings.build(),
  };
}

function joined(old: Uint32Array, more: ArrayLike<number>): Uint32Array {
  const all = new Uint32Array(old.length + more.length);
  all.set(old);
  all.set(more, old.length);
  return all;
}
