import { type Node, word } from '../tree.js';
import { identifier } from './identifiers.js';
import type { SymbolReader } from './symbolReader.js';
import { templateArguments } from './templates.js';
import { operatorName } from './unqualified.js';

/** A name that depends on template parameters: maybe `gs` for the global scope, `sr` and a scope, then the name. */
export function unresolvedName(reader: SymbolReader): Node {
  if (reader.take('gs')) return { kind: 'prefixed', prefix: '::', of: unresolvedName(reader) };
  if (!reader.take('sr')) return baseName(reader);
  const start = reader.peek();
  if (start === 'T' || start === 'D' || start === 'S') {
    const scope = reader.grammar.type(reader);
    return { kind: 'nested', scope, name: baseName(reader) };
  }
  const since = reader.parameters;
  let scope = reader.take('N') ? reader.grammar.type(reader) : undefined;
  while (!reader.take('E')) {
    // GCC leaves out the last name where the type has it already.
    if (scope?.kind === 'nested' && !reader.isDigit()) {
      addScope(reader, scope.scope, since);
      return scope;
    }
    const part = level(reader);
    scope = scope === undefined ? part : { kind: 'nested', scope, name: part };
  }
  const name = baseName(reader);
  return scope === undefined ? name : { kind: 'nested', scope, name };
}

function addScope(reader: SymbolReader, scope: Node, since: number): void {
  if (scope.kind === 'template') reader.add(scope.name, since);
  reader.add(scope, since);
}

function level(reader: SymbolReader): Node {
  const since = reader.parameters;
  const name = word(identifier(reader));
  if (reader.peek() !== 'I') return name;
  reader.add(name, since);
  return { kind: 'template', name, args: templateArguments(reader) };
}

/** The name of a member in `a.name`, with all its arguments. */
export function memberName(reader: SymbolReader): Node {
  const name = unresolvedName(reader);
  return reader.peek() === 'I' ? { kind: 'template', name, args: templateArguments(reader) } : name;
}

/** An identifier, an operator or a destructor, with its template arguments. */
export function baseName(reader: SymbolReader): Node {
  const name = bareName(reader);
  return reader.peek() === 'I' ? { kind: 'template', name, args: templateArguments(reader) } : name;
}

function bareName(reader: SymbolReader): Node {
  if (reader.isDigit()) return word(identifier(reader));
  if (reader.take('dn')) {
    const of = reader.isDigit() ? word(identifier(reader)) : reader.grammar.type(reader);
    return { kind: 'structor', mark: '~', of, base: undefined };
  }
  // GCC leaves out the `on` at times.
  reader.take('on');
  return operatorName(reader);
}
