import { RE2JS, RE2JSSyntaxException } from 're2js';
import { CodedError, type Coded } from '../../profile/error.js';
import type { StringTable } from '../../profile/strings.js';
import { withoutGroupNames } from './groupNames.js';

/** Why an expression cannot be used, by code, one sentence a row. */
const REGEX_ERRORS = {
  regexInvalid: 'parsing {name} regexp: error parsing regexp: {reason}: `{expression}`',
  regexUnreadable: 'parsing {name} regexp: it cannot be read: `{expression}`',
  regexTooLong: 'parsing {name} regexp: it has {length} characters, of which at most {most} can be read',
} as const;

/** An expression that is not valid RE2, or too long. The message says which and what is wrong with it. */
export class RegexError extends CodedError {
  override readonly name = 'RegexError';

  constructor(...[code, values]: Coded<typeof REGEX_ERRORS>) {
    super(code, values, REGEX_ERRORS[code]);
  }
}

/** Nobody types more, and re2js takes minutes for some megabytes. */
const LONGEST = 65_536;

/** How much of an expression is quoted to a person. */
const LONGEST_QUOTED = 100;

/** An expression as it is quoted in a sentence: not more than a person reads. */
export function shortExpression(source: string): string {
  return source.length <= LONGEST_QUOTED ? source : `${source.slice(0, LONGEST_QUOTED)}…`;
}

/** Throws RegexError for more text than can be read as expressions. `name` says what it is for. */
export function checkLength(source: string, name: string): void {
  const { length } = source;
  if (length > LONGEST) throw new RegexError('regexTooLong', { name, length, most: LONGEST });
}

/** A compiled RE2 expression. It matches in linear time whatever the pattern. */
export interface Regex {
  readonly source: string;
  /** Whether the expression matches anywhere in the text. */
  test(text: string): boolean;
}

/** What re2js says of a group name that comes twice, which Go allows. */
const NAME_TWICE = 'duplicate capture group name';

/** Compiles RE2 syntax as Go does. `name` says what the expression is for. Throws RegexError. */
export function compileRegex(source: string, name: string): Regex {
  checkLength(source, name);
  try {
    const compiled = RE2JS.compile(source);
    return { source, test: (text) => compiled.test(text) };
  } catch (error) {
    const isSyntax = error instanceof RE2JSSyntaxException;
    const reason = isSyntax ? error.getDescription() : '';
    const nameless = withoutGroupNames(source);
    if (reason.includes(NAME_TWICE) && nameless !== source)
      return { ...compileRegex(nameless, name), source };
    if (!isSyntax) throw new RegexError('regexUnreadable', { name, expression: shortExpression(source) });
    const expression = shortExpression(error.getPattern() ?? source);
    throw new RegexError('regexInvalid', { name, reason, expression });
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

  /** Whether the string of that index matches. */
  matches(index: number): boolean {
    if (this.known[index] === 0) this.known[index] = this.test(this.strings.text(index)) ? 2 : 1;
    return this.known[index] === 2;
  }
}
