import { NotMangled } from '../../reader.js';
import type { Qualifier, Reference } from '../tree.js';
import type { SymbolReader } from './symbolReader.js';

const WORDS: ReadonlyMap<string, Qualifier> = new Map([
  ['r', { word: 'restrict', args: [] }],
  ['V', { word: 'volatile', args: [] }],
  ['K', { word: 'const', args: [] }],
]);

/** More than there are kinds, which no compiler repeats. */
const MOST = 16;

const NONE: readonly Qualifier[] = [];

/** `const` and the like of a type or a member function's object, the exceptions of a function type; the last comes first. */
export function qualifiers(reader: SymbolReader): readonly Qualifier[] {
  let one = qualifier(reader);
  if (one === undefined) return NONE;
  const found: Qualifier[] = [];
  for (; one !== undefined; one = qualifier(reader)) {
    if (found.push(one) > MOST) throw new NotMangled();
  }
  return found.reverse();
}

function qualifier(reader: SymbolReader): Qualifier | undefined {
  const plain = WORDS.get(reader.peek());
  if (plain !== undefined) {
    reader.at++;
    return plain;
  }
  if (reader.peek() !== 'D') return undefined;
  if (reader.take('Dx')) return { word: 'transaction_safe', args: [] };
  if (reader.take('Do')) return { word: 'noexcept', args: [] };
  if (reader.take('DO')) {
    const condition = reader.grammar.expression(reader);
    reader.expect('E');
    return { word: 'noexcept', args: [condition] };
  }
  if (reader.take('Dw')) return { word: 'throw', args: reader.list(() => reader.grammar.type(reader)) };
  return undefined;
}

/** What kind of reference a member function wants its object to be. */
export function referenceQualifier(reader: SymbolReader): Reference {
  if (reader.take('R')) return '&';
  return reader.take('O') ? '&&' : '';
}
