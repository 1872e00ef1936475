import { NotMangled } from '../reader.js';
import { constant } from './constants.js';
import type { RustReader } from './rustReader.js';
import type { Bound, RustNode } from './tree.js';

const BASIC_TYPES: ReadonlyMap<string, RustNode> = new Map(
  (
    'b bool c char e str u () z ! p _ v ... f f32 d f64 a i8 s i16 l i32 x i64 n i128 i isize ' +
    'h u8 t u16 m u32 y u64 o u128 j usize'
  )
    .match(/\S+ \S+/g)
    ?.map((pair) => [pair.charAt(0), { kind: 'plain', text: pair.slice(2) }]),
);

/** A type; what is no other type is a path. */
export function type(reader: RustReader): RustNode {
  const basic = BASIC_TYPES.get(reader.peek());
  if (basic !== undefined) {
    reader.at++;
    return basic;
  }
  reader.limits.enter();
  const result = anyType(reader);
  reader.limits.leave();
  return result;
}

function anyType(reader: RustReader): RustNode {
  const start = reader.peek();
  if (start === 'B') return reader.backReference(type);
  if ('CMXYNI'.includes(start) && start !== '') return reader.grammar.path(reader);
  switch (reader.next()) {
    case 'A':
      return { kind: 'array', of: type(reader), size: constant(reader) };
    case 'S':
      return { kind: 'array', of: type(reader), size: undefined };
    case 'T':
      return { kind: 'tuple', items: reader.list(() => type(reader)) };
    case 'R':
      return reference(reader, false);
    case 'Q':
      return reference(reader, true);
    case 'P':
      return { kind: 'pointer', word: '*const ', of: type(reader) };
    case 'O':
      return { kind: 'pointer', word: '*mut ', of: type(reader) };
    case 'F':
      return functionPointer(reader);
    case 'D':
      return traitObject(reader);
    default:
      throw new NotMangled();
  }
}

function reference(reader: RustReader, isMutable: boolean): RustNode {
  const lifetime = reader.take('L') ? reader.base62() : 0;
  return { kind: 'reference', lifetime, isMutable, of: type(reader) };
}

/** How many lifetimes are bound; each is used behind, so there are no more than characters. */
function binder(reader: RustReader): number {
  const binds = reader.optional62('G');
  if (binds > reader.text.length - reader.at) throw new NotMangled();
  return binds;
}

function functionPointer(reader: RustReader): RustNode {
  const binds = binder(reader);
  const isUnsafe = reader.take('U');
  const abi = reader.take('K') ? abiName(reader) : undefined;
  const parameters = reader.list(() => type(reader));
  const returns = reader.take('u') ? undefined : type(reader);
  return { kind: 'function', binds, isUnsafe, abi, parameters, returns };
}

function abiName(reader: RustReader): string {
  if (reader.take('C')) return 'C';
  const { text, isPunycode } = reader.identifier();
  if (isPunycode) throw new NotMangled();
  return text.replaceAll('_', '-');
}

function traitObject(reader: RustReader): RustNode {
  const binds = binder(reader);
  const bounds = reader.list(() => bound(reader));
  reader.expect('L');
  return { kind: 'dyn', binds, bounds, lifetime: reader.base62() };
}

function bound(reader: RustReader): Bound {
  const trait = reader.grammar.path(reader);
  const associated: { name: string; type: RustNode }[] = [];
  while (reader.take('p')) associated.push({ name: reader.identifier().text, type: type(reader) });
  return { trait, associated };
}
