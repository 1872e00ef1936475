import type { Node } from '../tree.js';
import type { Printer } from './printer.js';
import { type Scope, resolved } from './scope.js';

/** Suffixes of whole numbers; types that are not here are written out. */
const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['int', ''],
  ['unsigned int', 'u'],
  ['long', 'l'],
  ['unsigned long', 'ul'],
  ['long long', 'll'],
  ['unsigned long long', 'ull'],
]);

const FLOATING: ReadonlySet<string> = new Set(['float', 'double', 'long double', '__float128', 'half']);

const WORDS: ReadonlyMap<string, string> = new Map([
  ['bool 0', 'false'],
  ['bool 1', 'true'],
  ['decltype(nullptr) ', 'decltype(nullptr)'],
  ['decltype(nullptr) 0', 'decltype(nullptr)'],
]);

/** A value: `3ul`, `true`, `(Colour)2`; the bits of floating-point ones as the symbol has them. */
export function literalText(
  printer: Printer,
  { type, digits, isNegative }: Extract<Node, { kind: 'literal' }>,
  scope: Scope,
): string {
  const { node } = resolved(type, scope);
  const number = isNegative ? `-${digits}` : digits;
  const builtin = node.kind === 'builtin' ? node.text : undefined;
  if (builtin !== undefined) {
    const suffix = SUFFIXES.get(builtin);
    if (suffix !== undefined) return number + suffix;
    const known = WORDS.get(`${builtin} ${number}`);
    if (known !== undefined) return known;
  }
  const written = printer.text(type, scope);
  return builtin !== undefined && FLOATING.has(builtin) ? `(${written})[${number}]` : `(${written})${number}`;
}
