import type { FunctionSymbol, FunctionType, Method, Node } from '../tree.js';
import { optionalConstraint } from './closures.js';
import { bareFunctionType } from './functionTypes.js';
import { name } from './names.js';
import { specialName } from './specialNames.js';
import type { EncodingContext, SymbolReader } from './symbolReader.js';
import { templateArguments } from './templates.js';

/** What a symbol names: a function with its type, data, or something that the compiler makes. */
export function encoding(reader: SymbolReader, about: EncodingContext): Node {
  reader.limits.enter();
  const start = reader.peek();
  const result = start === 'G' || start === 'T' ? specialName(reader) : functionOrData(reader, about);
  reader.limits.leave();
  return result;
}

function functionOrData(reader: SymbolReader, about: EncodingContext): Node {
  const whole = name(reader);
  const { bare, method } = apart(whole);
  if (!about.parameters) return bare;
  if (reader.isAtEnd() || reader.peek() === 'E') return whole;
  const enableIf = reader.take('Ua9enable_if') ? templateArguments(reader) : [];
  const read = bareFunctionType(reader, hasResult(bare));
  const type = method === undefined ? read : ofMethod(read, method);
  const requires = optionalConstraint(reader);
  return {
    kind: 'function',
    name: bare,
    type,
    isEnclosing: about.isEnclosing,
    enableIf,
    requires,
  } satisfies FunctionSymbol;
}

/** A name, and what it says of the object it is called on, which belongs to the function's type. */
function apart(whole: Node): { bare: Node; method: Method | undefined } {
  if (whole.kind === 'method') return { bare: whole.name, method: whole };
  if (whole.kind === 'local' && whole.name.kind === 'method') {
    return { bare: { ...whole, name: whole.name.name }, method: whole.name };
  }
  return { bare: whole, method: undefined };
}

function ofMethod(type: FunctionType, method: Method): FunctionType {
  const { qualifiers, reference, hasExplicitObject } = method;
  const [object, ...others] = type.parameters;
  if (!hasExplicitObject || type.parameters.length === 0) return { ...type, qualifiers, reference };
  return { ...type, parameters: [{ kind: 'prefixed', prefix: 'this ', of: object }, ...others] };
}

/** Only templates have their result in the symbol, but not constructors, destructors and conversions. */
function hasResult(node: Node): boolean {
  if (node.kind === 'local') return hasResult(node.name);
  if (node.kind === 'method') return hasResult(node.name);
  return node.kind === 'template' && !hasNoResult(node.name);
}

function hasNoResult(node: Node): boolean {
  if (node.kind === 'nested' || node.kind === 'local') return hasNoResult(node.name);
  return node.kind === 'structor' || node.kind === 'conversion';
}
