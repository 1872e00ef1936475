import { NotMangled } from '../../reader.js';
import type { FunctionType, Node } from '../tree.js';
import { referenceQualifier } from './qualifiers.js';
import type { SymbolReader } from './symbolReader.js';

/** `F`, maybe `Y` for C linkage, the result, the parameters, `E`. */
export function functionType(reader: SymbolReader): FunctionType {
  reader.expect('F');
  reader.take('Y');
  const type = bareFunctionType(reader, true);
  const reference = referenceQualifier(reader);
  reader.expect('E');
  return { ...type, reference };
}

/** Result, if the symbol has it, and parameters. */
export function bareFunctionType(reader: SymbolReader, hasResult: boolean): FunctionType {
  const returns = reader.take('J') || hasResult ? reader.grammar.type(reader) : undefined;
  const parameters = parameterTypes(reader);
  return { kind: 'functionType', returns, parameters, qualifiers: [], reference: '' };
}

/** One type at least; a lone `v` stands for none. */
export function parameterTypes(reader: SymbolReader): readonly Node[] {
  const types: Node[] = [];
  while (!isAfterParameters(reader)) types.push(reader.grammar.type(reader));
  if (types.length === 0) throw new NotMangled();
  const [first] = types;
  return types.length === 1 && first.kind === 'builtin' && first.text === 'void' ? [] : types;
}

function isAfterParameters(reader: SymbolReader): boolean {
  const next = reader.peek();
  if (next === '' || next === 'E' || next === '.' || next === 'Q') return true;
  return (next === 'R' || next === 'O') && reader.peek(1) === 'E';
}
