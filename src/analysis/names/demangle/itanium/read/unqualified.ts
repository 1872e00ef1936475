import { NotMangled, isDigit } from '../../reader.js';
import { OPERATORS } from '../operators.js';
import { type Module, type Node, word } from '../tree.js';
import { closure, unnamedType } from './closures.js';
import { identifier, moduleName, skipDiscriminator } from './identifiers.js';
import { tagged } from './substitution.js';
import type { SymbolReader } from './symbolReader.js';

/** A name without its scope: an identifier, an operator, a lambda and so on, with its tags; `attached` to a module. */
export function unqualifiedName(reader: SymbolReader, attached: Module | undefined): Node {
  const module = moduleName(reader, attached);
  const isFriend = reader.take('F');
  const bare = bareName(reader);
  const whole = tagged(reader, module === undefined ? bare : { kind: 'inModule', name: bare, module });
  return isFriend ? { kind: 'prefixed', prefix: 'friend ', of: whole } : whole;
}

function bareName(reader: SymbolReader): Node {
  const start = reader.peek();
  if (isDigit(start)) return word(identifier(reader));
  if (start >= 'a' && start <= 'z') return operatorName(reader);
  if (reader.take('L')) {
    const local = word(identifier(reader));
    skipDiscriminator(reader);
    return local;
  }
  if (reader.take('DC')) {
    const names = [identifier(reader)];
    while (!reader.take('E')) names.push(identifier(reader));
    return { kind: 'bindings', names };
  }
  if (reader.take('Ub')) {
    reader.compactNumber();
    return word("'block-literal'");
  }
  if (reader.isNext('Ul')) return closure(reader);
  if (reader.isNext('Ut')) return unnamedType(reader);
  throw new NotMangled();
}

/** The name of a function that is an operator. */
export function operatorName(reader: SymbolReader): Node {
  if (reader.take('cv'))
    return { kind: 'conversion', to: reader.grammar.conversionType(reader), args: undefined };
  if (reader.take('li')) return { kind: 'literalOperator', suffix: identifier(reader) };
  if (reader.peek() === 'v' && isDigit(reader.peek(1))) {
    reader.word(2);
    return { kind: 'operator', operator: { text: identifier(reader), operands: 1 } };
  }
  const operator = OPERATORS.get(reader.word(2));
  if (operator === undefined) throw new NotMangled();
  return { kind: 'operator', operator };
}
