import { compileRegex, RegexError } from '../filter/regex.js';

/** A way to read the filter of Top's rows. */
export interface RowFilter {
  /** Whether it is words, all of which a row has, or an expression in RE2 syntax that it matches. */
  readonly reading: 'words' | 're2';
  /** Whether a row of this name and file passes, ignoring case. */
  readonly passes: (name: string, file: string) => boolean;
}

/** What an expression has that is more than its own text. */
const SYNTAX = /[\\^$.*+?()[\]{}|]/;

/** The ways to read a filter, in the order in which they are tried: the first by which any row passes counts. */
export function readingsOf(filter: string): readonly RowFilter[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const asWords: RowFilter = {
    reading: 'words',
    passes: (name, file) => {
      const text = `${name}\n${file}`.toLowerCase();
      return words.every((word) => text.includes(word));
    },
  };
  const expression = SYNTAX.test(filter) ? asExpression(filter) : undefined;
  return expression === undefined ? [asWords] : [asWords, expression];
}

/** Undefined for a text that is no expression. */
function asExpression(filter: string): RowFilter | undefined {
  try {
    const regex = compileRegex(`(?i)${filter}`, 'filter');
    return { reading: 're2', passes: (name, file) => regex.test(name) || regex.test(file) };
  } catch (error) {
    if (error instanceof RegexError) return undefined;
    throw error;
  }
}
