import { NotMangled } from '../reader.js';
import { constant } from './constants.js';
import type { RustReader } from './rustReader.js';
import type { RustNode } from './tree.js';

/** A path: a crate, something in a path, an implementation, a generic with its arguments. */
export function path(reader: RustReader): RustNode {
  reader.limits.enter();
  const result = anyPath(reader);
  reader.limits.leave();
  return result;
}

function anyPath(reader: RustReader): RustNode {
  if (reader.peek() === 'B') return reader.backReference(path);
  const start = reader.next();
  switch (start) {
    case 'C':
      reader.optional62('s');
      return { kind: 'crate', name: reader.identifier().text };
    case 'M':
    case 'X':
      // Where the implementation is; what it is for says more.
      reader.optional62('s');
      path(reader);
      return implementation(reader, start === 'X');
    case 'Y':
      return implementation(reader, true);
    case 'N': {
      const space = reader.next();
      if (!isLetter(space)) throw new NotMangled();
      const parent = path(reader);
      const number = reader.optional62('s');
      return { kind: 'nested', parent, space, name: reader.identifier().text, number };
    }
    case 'I': {
      const generic = path(reader);
      return { kind: 'generic', path: generic, args: reader.list(() => genericArgument(reader)) };
    }
    default:
      throw new NotMangled();
  }
}

function isLetter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

function implementation(reader: RustReader, hasTrait: boolean): RustNode {
  const of = reader.grammar.type(reader);
  return { kind: 'implementation', of, trait: hasTrait ? path(reader) : undefined };
}

function genericArgument(reader: RustReader): RustNode {
  if (reader.take('L')) return { kind: 'lifetime', index: reader.base62() };
  return reader.take('K') ? constant(reader) : reader.grammar.type(reader);
}
