import { NotMangled } from '../../reader.js';
import type { Node } from '../tree.js';
import type { SymbolReader } from './symbolReader.js';

/** A requires expression: maybe parameters up to `_`, then demands up to `E`. */
export function requiresExpression(reader: SymbolReader, hasParameters: boolean): Node {
  const parameters: Node[] = [];
  while (hasParameters && !reader.take('_')) parameters.push(reader.grammar.type(reader));
  return { kind: 'requires', parameters, requirements: reader.list(() => requirement(reader)) };
}

function requirement(reader: SymbolReader): Node {
  const plain = { kind: 'requirement', isNoexcept: false, result: undefined } as const;
  if (reader.take('T')) return { ...plain, word: 'typename ', of: reader.grammar.type(reader) };
  if (reader.take('Q')) return { ...plain, word: 'requires ', of: reader.grammar.expression(reader) };
  if (!reader.take('X')) throw new NotMangled();
  const of = reader.grammar.expression(reader);
  const isNoexcept = reader.take('N');
  return {
    ...plain,
    word: '',
    of,
    isNoexcept,
    result: reader.take('R') ? reader.grammar.name(reader) : undefined,
  };
}
