import { NotMangled } from '../../reader.js';
import type { Node } from '../tree.js';
import type { SymbolReader } from './symbolReader.js';

/** `L`, then a symbol, or a type and a value of it, `E`. */
export function literal(reader: SymbolReader): Node {
  reader.expect('L');
  const isSymbol = reader.take('_Z') || reader.take('Z');
  const value = isSymbol
    ? reader.grammar.encoding(reader, { parameters: true, isEnclosing: false })
    : valueOf(reader, reader.grammar.type(reader));
  reader.expect('E');
  return value;
}

function valueOf(reader: SymbolReader, type: Node): Node {
  const isNegative = reader.take('n');
  const digits = reader.upTo('E');
  if (digits !== '') return { kind: 'literal', type, digits, isNegative };
  if (type.kind === 'closure') return { kind: 'lambda', closure: type };
  if (type.kind === 'builtin' && type.text === 'decltype(nullptr)') {
    return { kind: 'literal', type, digits, isNegative };
  }
  const bare = type.kind === 'qualified' ? type.of : type;
  if (bare.kind === 'array') return { kind: 'text', type };
  throw new NotMangled();
}
