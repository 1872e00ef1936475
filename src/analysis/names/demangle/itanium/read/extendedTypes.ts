import { NotMangled } from '../../reader.js';
import { type Node, word } from '../tree.js';
import { MORE_BUILTIN_TYPES } from './builtinTypes.js';
import type { SymbolReader } from './symbolReader.js';

/** A type, and whether later parts of the symbol may refer to it. */
export interface ReadType {
  readonly node: Node;
  readonly isCandidate: boolean;
}

/** A type that begins with `D`. */
export function extendedType(reader: SymbolReader): ReadType {
  reader.expect('D');
  const code = reader.next();
  const builtin = MORE_BUILTIN_TYPES.get(code);
  if (builtin !== undefined) return { node: builtin, isCandidate: false };
  switch (code) {
    case 't':
    case 'T': {
      const of = reader.grammar.expression(reader);
      reader.expect('E');
      return { node: { kind: 'applied', word: 'decltype ', of }, isCandidate: true };
    }
    case 'p':
      return { node: { kind: 'expansion', of: reader.grammar.type(reader) }, isCandidate: true };
    case 'v':
      return { node: vectorType(reader), isCandidate: true };
    case 'F':
      return { node: floatingOrFixed(reader), isCandidate: false };
    case 'B':
    case 'U':
      return { node: bitInteger(reader, code === 'U'), isCandidate: false };
    case 'k':
    case 'K': {
      const of = reader.grammar.name(reader);
      const suffix = word(code === 'k' ? 'auto' : 'decltype(auto)');
      return { node: { kind: 'suffixed', of, suffix, opens: false }, isCandidate: false };
    }
    default:
      throw new NotMangled();
  }
}

function vectorType(reader: SymbolReader): Node {
  const size = reader.take('_') ? reader.grammar.expression(reader) : word(String(reader.number()));
  reader.expect('_');
  return { kind: 'vector', size, of: reader.grammar.type(reader) };
}

/** `DF16_` is _Float16; with a type behind it a fixed-point one, whose bits are of no interest. */
function floatingOrFixed(reader: SymbolReader): Node {
  const isAccumulator = reader.isDigit();
  const bits = isAccumulator ? reader.number() : 0;
  if (reader.take('_')) {
    if (bits === 0) throw new NotMangled();
    return { kind: 'builtin', text: `_Float${bits}` };
  }
  const of = reader.grammar.type(reader);
  if (reader.isDigit()) reader.number();
  const isSaturated = reader.isAtEnd() ? false : reader.next() === 's';
  return { kind: 'fixedPoint', of, isSaturated, word: isAccumulator ? '_Accum' : '_Fract' };
}

function bitInteger(reader: SymbolReader, isUnsigned: boolean): Node {
  const of = reader.isDigit() ? word(String(reader.number())) : reader.grammar.expression(reader);
  reader.expect('_');
  return { kind: 'applied', word: isUnsigned ? 'unsigned _BitInt' : '_BitInt', of };
}
