import type { Qualifier, Reference } from '../tree.js';
import type { Printer } from './printer.js';
import type { Scope } from './scope.js';

/** ` const &&` and the like, with a space before each. */
export function qualifiersText(
  printer: Printer,
  qualifiers: readonly Qualifier[],
  reference: Reference,
  scope: Scope,
): string {
  const words = qualifiers.map(({ word, args }) => {
    return args.length === 0 ? ` ${word}` : ` ${word}(${printer.list(args, scope)})`;
  });
  return words.join('') + (reference === '' ? '' : ` ${reference}`);
}

/** Qualifiers of a type that is qualified already: those outside first, none twice. */
export function merged(outer: readonly Qualifier[], inner: readonly Qualifier[]): readonly Qualifier[] {
  const added = inner.filter(({ word, args }) => {
    return args.length > 0 || !outer.some((one) => one.word === word && one.args.length === 0);
  });
  return [...outer, ...added];
}
