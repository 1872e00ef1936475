import { NotMangled } from '../../reader.js';
import { type Node, lastPart, word } from '../tree.js';
import { skipDiscriminator } from './identifiers.js';
import { qualifiers, referenceQualifier } from './qualifiers.js';
import { STD, substitution, tagged } from './substitution.js';
import type { SymbolReader } from './symbolReader.js';
import { templateParameter } from './templates.js';
import { unqualifiedName } from './unqualified.js';

/** A name: nested, local, of the standard library, or plain; with its template arguments. */
export function name(reader: SymbolReader): Node {
  reader.limits.enter();
  const result = anyName(reader);
  reader.limits.leave();
  return result;
}

function anyName(reader: SymbolReader): Node {
  const start = reader.peek();
  if (start === 'N') return nestedName(reader);
  if (start === 'Z') return localName(reader);
  const since = reader.parameters;
  let result: Node;
  let isCandidate = true;
  if (reader.take('St')) {
    result = { kind: 'nested', scope: STD, name: unqualifiedName(reader, undefined) };
  } else if (start === 'S') {
    result = substitution(reader, false);
    if (result.kind === 'module') result = unqualifiedName(reader, result);
    else isCandidate = false;
  } else {
    result = unqualifiedName(reader, undefined);
  }
  if (start === 'U' || reader.peek() !== 'I') return result;
  if (isCandidate) reader.add(result, since);
  return withArguments(result, reader.grammar.templateArguments(reader));
}

/** A template's name with its arguments, which a conversion operator may refer to before they come. */
function withArguments(template: Node, args: readonly Node[]): Node {
  return { kind: 'template', name: told(template, args), args };
}

function told(node: Node, args: readonly Node[]): Node {
  if (node.kind === 'conversion') return { ...node, args };
  if (node.kind !== 'nested' && node.kind !== 'tagged') return node;
  const name = told(node.name, args);
  return name === node.name ? node : { ...node, name };
}

/** `N`, what qualifies the object of a member function, a path, `E`. */
function nestedName(reader: SymbolReader): Node {
  reader.expect('N');
  const hasExplicitObject = reader.take('H');
  const object = hasExplicitObject ? [] : qualifiers(reader);
  const reference = hasExplicitObject ? '' : referenceQualifier(reader);
  const path = nestedPath(reader);
  if (object.length === 0 && reference === '' && !hasExplicitObject) return path;
  return { kind: 'method', name: path, qualifiers: object, reference, hasExplicitObject };
}

/** The parts of a nested name up to its `E`, each in the one before. */
function nestedPath(reader: SymbolReader): Node {
  const since = reader.parameters;
  let path: Node | undefined;
  let last: Node | undefined;
  while (!reader.take('E')) {
    const start = reader.peek();
    let isCandidate = start !== 'S';
    if (path !== undefined && (start === 'I' || start === 'J')) {
      last = path = withArguments(path, reader.grammar.templateArguments(reader));
    } else if (path !== undefined && reader.take('M')) {
      // The variable whose initializer holds the lambda that follows; it is named already.
      continue;
    } else {
      last = pathPart(reader, last);
      if (last.kind === 'module') {
        last = unqualifiedName(reader, last);
        isCandidate = true;
      }
      path = path === undefined ? last : { kind: 'nested', scope: path, name: last };
    }
    if (isCandidate && reader.peek() !== 'E') reader.add(path, since);
  }
  if (path === undefined) throw new NotMangled();
  return path;
}

/** One part of a nested name but its template arguments; `last` is the part before it. */
function pathPart(reader: SymbolReader, last: Node | undefined): Node {
  const start = reader.peek();
  const next = reader.peek(1);
  if (start === 'S') return substitution(reader, true);
  if (start === 'T') return templateParameter(reader);
  if (start === 'C') return constructor(reader, last);
  if (start === 'D' && (next === 't' || next === 'T')) return reader.grammar.type(reader);
  if (start === 'D' && next !== 'C') {
    if (last === undefined) throw new NotMangled();
    reader.word(2);
    return tagged(reader, { kind: 'structor', mark: '~', of: lastPart(last), base: undefined });
  }
  return unqualifiedName(reader, undefined);
}

function constructor(reader: SymbolReader, last: Node | undefined): Node {
  if (last === undefined) throw new NotMangled();
  reader.expect('C');
  const inherits = reader.take('I');
  reader.next();
  const base = inherits ? reader.grammar.type(reader) : undefined;
  return tagged(reader, { kind: 'structor', mark: '', of: lastPart(last), base });
}

/** `Z`, the function, `E`, and something inside it. */
function localName(reader: SymbolReader): Node {
  reader.expect('Z');
  const within = reader.grammar.encoding(reader, { parameters: true, isEnclosing: true });
  reader.expect('E');
  if (reader.take('s')) {
    skipDiscriminator(reader);
    return { kind: 'local', within, name: word('string literal'), argument: undefined };
  }
  const argument = reader.take('d') ? reader.compactNumber() : undefined;
  const inside = name(reader);
  skipDiscriminator(reader);
  return { kind: 'local', within, name: inside, argument };
}
