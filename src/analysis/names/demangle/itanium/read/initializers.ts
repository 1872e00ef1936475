import { type Node, word } from '../tree.js';
import { identifier } from './identifiers.js';
import type { SymbolReader } from './symbolReader.js';

/** Values in braces up to an `E`, of a type or of none. */
export function initialized(reader: SymbolReader, type: Node | undefined): Node {
  const items = reader.list(() => reader.grammar.expression(reader));
  return { kind: 'braces', type, items: { kind: 'list', items } };
}

/** A value for a member, an element or a range of elements. */
export function designated(reader: SymbolReader, by: 'name' | 'index' | 'range'): Node {
  const first = by === 'name' ? word(identifier(reader)) : reader.grammar.expression(reader);
  const last = by === 'range' ? reader.grammar.expression(reader) : undefined;
  return { kind: 'designated', by, first, last, value: reader.grammar.expression(reader) };
}
