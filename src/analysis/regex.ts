import { RE2JS } from 're2js';
import type { StringTable } from '../profile/strings.js';
import { withoutGroupNames } from './groupNames.js';

/** An expression that is not valid RE2. The message is one sentence: which expression and what is wrong with it. */
export class RegexError extends Error {
  override readonly name = 'RegexError';
}

/** A compiled RE2 expression. It matches in linear time whatever the pattern. */
export interface Regex {
  readonly source: string;
  /** Whether the expression matches anywhere in the text. */
  test(text: string): boolean;
}

/** What re2js says of a group name that comes twice, which Go allows. */
const NAME_TWICE = /duplicate capture group name/;

/** Compiles RE2 syntax as Go does. `name` says what the expression is for. Throws RegexError. */
export function compileRegex(source: string, name: string): Regex {
  try {
    const compiled = RE2JS.compile(source);
    return { source, test: (text) => compiled.test(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const nameless = withoutGroupNames(source);
    if (NAME_TWICE.test(reason) && nameless !== source) return { ...compileRegex(nameless, name), source };
    throw new RegexError(`parsing ${name} regexp: ${reason}`);
  }
}

/** As `compileRegex`, but undefined for an empty source. */
export function compileOptional(source: string, name: string): Regex | undefined {
  return source === '' ? undefined : compileRegex(source, name);
}

/** Matches strings of a table, each of them once however often it is asked. */
export class StringMatcher {
  /** 0 unknown, 1 no, 2 yes. */
  private readonly known: Uint8Array;

  constructor(
    private readonly strings: StringTable,
    private readonly test: (text: string) => boolean,
  ) {
    this.known = new Uint8Array(strings.count);
  }

  matches(index: number): boolean {
    if (this.known[index] === 0) this.known[index] = this.test(this.strings.text(index)) ? 2 : 1;
    return this.known[index] === 2;
  }
}
