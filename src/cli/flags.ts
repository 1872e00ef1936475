import { parseFloat64, parseInteger } from './goNumbers.js';

/** A command line that cannot be read. The message is one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What kind of value a flag takes. */
export type FlagKind = 'boolean' | 'text' | 'texts' | 'integer' | 'number';

/** The values of a command line: flags by name as they were given, and the rest. */
export interface CommandLine {
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
}

/**
 * Reads a command line as Go's flag package does: one dash or two, `-flag=value` or `-flag value`, booleans only with
 * `=`; the first word that is no flag, or `--`, ends the flags. Throws UsageError.
 */
export function readFlags(words: readonly string[], kinds: ReadonlyMap<string, FlagKind>): CommandLine {
  const flags = new Map<string, string[]>();
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      at++;
      break;
    }
    const match = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(word);
    if (match === null) {
      if (word.startsWith('-') && word !== '-') throw new UsageError(`bad flag syntax: ${word}`);
      break;
    }
    const name = match[1] ?? '';
    const kind = kinds.get(name);
    if (kind === undefined) throw new UsageError(`flag provided but not defined: -${name}`);
    let value = match[2];
    if (value === undefined) {
      if (kind === 'boolean') value = 'true';
      else if (at + 1 < words.length) value = words[++at] ?? '';
      else throw new UsageError(`flag needs an argument: -${name}`);
    }
    flags.set(name, [...(flags.get(name) ?? []), checked(name, kind, value)]);
  }
  return { flags, rest: words.slice(at) };
}

const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

function checked(name: string, kind: FlagKind, value: string): string {
  switch (kind) {
    case 'boolean':
      if (TRUE.has(value)) return 'true';
      if (FALSE.has(value)) return 'false';
      throw new UsageError(`invalid boolean value ${JSON.stringify(value)} for -${name}`);
    case 'integer':
      if (parseInteger(value) !== undefined) return String(parseInteger(value));
      throw new UsageError(`invalid value ${JSON.stringify(value)} for flag -${name}: not a whole number`);
    case 'number':
      if (parseFloat64(value) !== undefined) return String(parseFloat64(value));
      throw new UsageError(`invalid value ${JSON.stringify(value)} for flag -${name}: not a number`);
    case 'text':
    case 'texts':
      return value;
  }
}
