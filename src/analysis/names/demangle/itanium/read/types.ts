import { NotMangled, isDigit } from '../../reader.js';
import { type Node, word } from '../tree.js';
import { BUILTIN_TYPES } from './builtinTypes.js';
import { closure, unnamedType } from './closures.js';
import { type ReadType, extendedType } from './extendedTypes.js';
import { functionType } from './functionTypes.js';
import { identifier } from './identifiers.js';
import { qualifiers } from './qualifiers.js';
import { isSeenNext, isStandard, substitution } from './substitution.js';
import type { SymbolReader } from './symbolReader.js';
import { templateArguments, templateParameter } from './templates.js';
import { unqualifiedName } from './unqualified.js';

/** A type; `inConversion` where it is what an operator converts to, and arguments behind it may be the operator's. */
export function type(reader: SymbolReader, inConversion = false): Node {
  const builtin = BUILTIN_TYPES.get(reader.peek());
  if (builtin !== undefined) {
    reader.at++;
    return builtin;
  }
  reader.limits.enter();
  const since = reader.parameters;
  const own = qualifiers(reader);
  const result = own.length === 0 ? plainType(reader, inConversion) : qualified(reader, own, inConversion);
  if (result.isCandidate) reader.add(result.node, since);
  reader.limits.leave();
  return result.node;
}

function qualified(
  reader: SymbolReader,
  own: ReturnType<typeof qualifiers>,
  inConversion: boolean,
): ReadType {
  const since = reader.parameters;
  // The qualifiers of a function type belong to it: without them it is no type of its own.
  const isFunction = reader.peek() === 'F';
  const builtin = BUILTIN_TYPES.get(reader.peek());
  if (builtin !== undefined) reader.at++;
  const { node, isCandidate } =
    builtin === undefined ? plainType(reader, inConversion) : { node: builtin, isCandidate: false };
  if (isCandidate && !isFunction) reader.add(node, since);
  return { node: { kind: 'qualified', of: node, qualifiers: own }, isCandidate: true };
}

const MARKS = new Map([
  ['P', '*'],
  ['R', '&'],
  ['O', '&&'],
] as const);

function plainType(reader: SymbolReader, inConversion: boolean): ReadType {
  const start = reader.peek();
  const mark = MARKS.get(start as 'P' | 'R' | 'O');
  if (mark !== undefined) {
    reader.at++;
    return candidate({ kind: 'pointer', mark, of: type(reader, inConversion) });
  }
  if (start === 'N' || start === 'Z' || start === 'W' || isDigit(start)) {
    return candidate(reader.grammar.name(reader));
  }
  switch (start) {
    case 'S':
      return isSeenNext(reader) ? seenType(reader, inConversion) : standardType(reader);
    case 'T':
      return templateType(reader, inConversion);
    case 'D':
      return extendedType(reader);
    case 'F':
      return candidate(functionType(reader));
    case 'A':
      return candidate(arrayType(reader, inConversion));
    case 'M': {
      reader.at++;
      const of = type(reader);
      return candidate({ kind: 'memberPointer', of, member: type(reader, inConversion) });
    }
    case 'C':
    case 'G': {
      reader.at++;
      const suffix = word(start === 'C' ? '_Complex' : '_Imaginary');
      return candidate({ kind: 'suffixed', of: type(reader, inConversion), suffix, opens: true });
    }
    case 'U':
      return unnamedOrQualified(reader, inConversion);
    case 'u':
      return candidate(vendorType(reader));
    default:
      throw new NotMangled();
  }
}

function candidate(node: Node): ReadType {
  return { node, isCandidate: true };
}

function standardType(reader: SymbolReader): ReadType {
  const node = reader.grammar.name(reader);
  return { node, isCandidate: !isStandard(node) };
}

function seenType(reader: SymbolReader, inConversion: boolean): ReadType {
  const since = reader.parameters;
  const node = substitution(reader, false);
  if (node.kind === 'module') {
    const entity = unqualifiedName(reader, node);
    reader.add(entity, since);
    return reader.peek() === 'I'
      ? candidate(withArguments(reader, entity))
      : { node: entity, isCandidate: false };
  }
  if (reader.peek() !== 'I') return { node, isCandidate: false };
  const isParameter = node.kind === 'again' && node.of.kind === 'parameter';
  if (!inConversion || !isParameter) return candidate(withArguments(reader, node));
  const whole = withOwnArguments(reader, node);
  return whole === undefined ? { node, isCandidate: false } : candidate(whole);
}

function withArguments(reader: SymbolReader, name: Node): Node {
  return { kind: 'template', name, args: templateArguments(reader) };
}

/** A template parameter, maybe one that is a template; or `struct`, `union`, `enum` and a name. */
function templateType(reader: SymbolReader, inConversion: boolean): ReadType {
  for (const [code, prefix] of ELABORATIONS) {
    if (reader.take(code)) return candidate({ kind: 'prefixed', prefix, of: reader.grammar.name(reader) });
  }
  const since = reader.parameters;
  const parameter = templateParameter(reader);
  if (reader.peek() !== 'I') return candidate(parameter);
  if (!inConversion) {
    reader.add(parameter, since);
    return candidate(withArguments(reader, parameter));
  }
  const whole = withOwnArguments(reader, parameter);
  if (whole === undefined) return candidate(parameter);
  reader.add(parameter, since);
  return candidate(whole);
}

const ELABORATIONS = [
  ['Ts', 'struct '],
  ['Tu', 'union '],
  ['Te', 'enum '],
] as const;

/**
 * A template parameter that a conversion operator converts to, with the arguments behind it, if they are its own: they
 * are the operator's unless more arguments follow. Undefined, and nothing read, if they are not.
 */
function withOwnArguments(reader: SymbolReader, parameter: Node): Node | undefined {
  const mark = reader.mark();
  try {
    const whole = withArguments(reader, parameter);
    if (reader.peek() === 'I') return whole;
  } catch (error) {
    if (!(error instanceof NotMangled)) throw error;
  }
  reader.reset(mark);
  return undefined;
}

/** `A`, a size or none, `_`, the elements; their qualifiers are the array's. */
function arrayType(reader: SymbolReader, inConversion: boolean): Node {
  reader.expect('A');
  let size: Node | undefined;
  if (reader.isDigit()) size = word(reader.upTo('_'));
  else if (reader.peek() !== '_') size = reader.grammar.expression(reader);
  reader.expect('_');
  const of = type(reader, inConversion);
  return { kind: 'array', of, size };
}

function unnamedOrQualified(reader: SymbolReader, inConversion: boolean): ReadType {
  if (reader.isNext('Ul')) return { node: closure(reader), isCandidate: false };
  if (reader.isNext('Ut')) return { node: unnamedType(reader), isCandidate: false };
  reader.expect('U');
  const bare = word(identifier(reader));
  const suffix = reader.peek() === 'I' ? withArguments(reader, bare) : bare;
  return candidate({ kind: 'suffixed', of: type(reader, inConversion), suffix, opens: false });
}

/** `u`, a name, maybe a type it is applied to. */
function vendorType(reader: SymbolReader): Node {
  reader.expect('u');
  const name = identifier(reader);
  if (!reader.take('I')) return word(name);
  const of = type(reader);
  reader.expect('E');
  return { kind: 'applied', word: name, of };
}
