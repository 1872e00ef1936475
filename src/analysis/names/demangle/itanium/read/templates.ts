import type { Node } from '../tree.js';
import { declaration, optionalConstraint } from './closures.js';
import { literal } from './literals.js';
import type { SymbolReader } from './symbolReader.js';

/** `T_`, `T0_`, or with its level `TL0_1_`. */
export function templateParameter(reader: SymbolReader): Node {
  const start = reader.at;
  reader.expect('T');
  const level = reader.take('L') ? reader.compactNumber() : 0;
  const index = reader.compactNumber();
  reader.parameters++;
  return { kind: 'parameter', level, index, text: reader.text.slice(start, reader.at - 1) };
}

/** `I`, arguments, maybe a constraint that is not shown, `E`. After a `J` likewise, which clang writes at times. */
export function templateArguments(reader: SymbolReader): readonly Node[] {
  reader.next();
  const args: Node[] = [];
  while (!reader.take('E')) {
    args.push(templateArgument(reader));
    optionalConstraint(reader);
  }
  return args;
}

/** A type, an expression, a literal, a pack of arguments, or any of them with the declaration of its parameter. */
export function templateArgument(reader: SymbolReader): Node {
  reader.limits.enter();
  const result = anyArgument(reader);
  reader.limits.leave();
  return result;
}

function anyArgument(reader: SymbolReader): Node {
  const start = reader.peek();
  if (reader.take('X')) {
    const value = reader.grammar.expression(reader);
    reader.expect('E');
    return value;
  }
  if (start === 'L') return literal(reader);
  if (start === 'I' || start === 'J') return { kind: 'pack', args: templateArguments(reader) };
  if (start !== 'T' || declaration(reader) === undefined) return reader.grammar.type(reader);
  // What is declared tells overloads apart; readers need the argument alone. pprof takes a pack in it for one argument.
  return { kind: 'prefixed', prefix: '', of: templateArgument(reader) };
}
