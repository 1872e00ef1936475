import { NotMangled } from '../../reader.js';
import type { Closure, Node } from '../tree.js';
import type { SymbolReader } from './symbolReader.js';
import { parameterTypes } from './functionTypes.js';

/** A lambda's type: `Ul`, declared template parameters, the types of its parameters, `E`, which one it is. */
export function closure(reader: SymbolReader): Closure {
  reader.expect('Ul');
  const declarations: Node[] = [];
  for (let one = declaration(reader); one !== undefined; one = declaration(reader)) declarations.push(one);
  const templateRequires = optionalConstraint(reader);
  const parameters = parameterTypes(reader);
  const requires = optionalConstraint(reader);
  reader.expect('E');
  const number = reader.compactNumber() + 1;
  return { kind: 'closure', declarations, templateRequires, parameters, requires, number };
}

/** An unnamed class or enumeration: `Ut` and which one it is. Compilers count it once more than other names. */
export function unnamedType(reader: SymbolReader): Node {
  reader.expect('Ut');
  const node: Node = { kind: 'unnamed', number: reader.compactNumber() + 1 };
  reader.add(node, reader.parameters);
  return node;
}

/** A constraint, `Q` and an expression; undefined if none comes next. */
export function optionalConstraint(reader: SymbolReader): Node | undefined {
  return reader.peek() === 'Q' ? reader.grammar.constraint(reader) : undefined;
}

/** The declaration of a template parameter, if one comes next; it gets a name of its own. */
export function declaration(reader: SymbolReader): Node | undefined {
  if (reader.take('Ty')) return { kind: 'typeDeclaration', name: typeName(reader), constraint: undefined };
  if (reader.take('Tk')) {
    const constraint = reader.grammar.name(reader);
    return { kind: 'typeDeclaration', name: typeName(reader), constraint };
  }
  if (reader.take('Tn')) {
    const name = numbered('$N', reader.declared.values++);
    return { kind: 'valueDeclaration', name, type: reader.grammar.type(reader) };
  }
  if (reader.take('Tt')) return templateDeclaration(reader);
  if (reader.take('Tp')) return { kind: 'packDeclaration', of: neededDeclaration(reader) };
  return undefined;
}

function typeName(reader: SymbolReader): Node {
  return numbered('$T', reader.declared.types++);
}

function templateDeclaration(reader: SymbolReader): Node {
  const name = numbered('$TT', reader.declared.templates++);
  const parameters: Node[] = [];
  let requires: Node | undefined;
  while (!reader.take('E')) {
    parameters.push(neededDeclaration(reader));
    requires = optionalConstraint(reader);
  }
  return { kind: 'templateDeclaration', name, parameters, requires };
}

function neededDeclaration(reader: SymbolReader): Node {
  return reader.nested(() => {
    const one = declaration(reader);
    if (one === undefined) throw new NotMangled();
    return one;
  });
}

/** The first one has no number, the second is 0. */
function numbered(prefix: string, index: number): Node {
  return { kind: 'builtin', text: index === 0 ? prefix : `${prefix}${index - 1}` };
}
