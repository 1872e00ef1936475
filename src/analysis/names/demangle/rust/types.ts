import { codesOf } from '../letters.js';
import { NotMangled } from '../reader.js';
import { constant } from './constants.js';
import { binder, writeLifetime } from './lifetimes.js';
import { openPath, path } from './paths.js';
import type { RustReader } from './rustReader.js';

/** By letter; some are no names but signs. */
const BASIC_TYPES: readonly (string | undefined)[] = basicTypes(
  'b bool c char e str u () z ! p _ v ... f f32 d f64 a i8 s i16 l i32 x i64 n i128 i isize ' +
    'h u8 t u16 m u32 y u64 o u128 j usize',
);

const [BACK, END, UNIT] = codesOf('BEu');
const [CRATE, INHERENT, OF_TRAIT, IN_TRAIT, NESTED, GENERIC] = codesOf('CMXYNI');
const [ARRAY, SLICE, TUPLE, REFERENCE, MUTABLE, POINTER, MUTABLE_POINTER] = codesOf('ASTRQPO');
const [FUNCTION, OBJECT, LIFETIME, UNSAFE, ABI, C_ABI, ASSOCIATED] = codesOf('FDLUKCp');
const [OPEN, CLOSE, LEFT, RIGHT, COMMA, GREATER, AMPERSAND] = codesOf('()[],>&');
const [SPACE, DASH, UNDERSCORE] = codesOf(' -_');

function basicTypes(pairs: string): (string | undefined)[] {
  const byLetter = new Array<string | undefined>(256).fill(undefined);
  const words = pairs.split(' ');
  for (let i = 0; i < words.length; i += 2) byLetter[words[i].charCodeAt(0)] = words[i + 1];
  return byLetter;
}

/** A type; what is no other type is a path. */
export function type(reader: RustReader): void {
  const basic = BASIC_TYPES[reader.peek()];
  if (basic !== undefined) {
    reader.next();
    reader.name.putAscii(basic);
    return;
  }
  reader.limits.enter();
  anyType(reader);
  reader.limits.leave();
}

function anyType(reader: RustReader): void {
  const { name } = reader;
  const start = reader.peek();
  switch (start) {
    case BACK:
      reader.backReference(type, false);
      return;
    case CRATE:
    case INHERENT:
    case OF_TRAIT:
    case IN_TRAIT:
    case NESTED:
    case GENERIC:
      path(reader, false);
      return;
  }
  reader.next();
  switch (start) {
    case ARRAY:
    case SLICE:
      name.put(LEFT);
      type(reader);
      if (start === ARRAY) {
        name.putAscii('; ');
        constant(reader);
      }
      name.put(RIGHT);
      return;
    case TUPLE:
      name.put(OPEN);
      if (reader.list(type) === 1) name.put(COMMA);
      name.put(CLOSE);
      return;
    case REFERENCE:
    case MUTABLE:
      reference(reader, start === MUTABLE);
      return;
    case POINTER:
    case MUTABLE_POINTER:
      name.putAscii(start === POINTER ? '*const ' : '*mut ');
      type(reader);
      return;
    case FUNCTION:
      functionPointer(reader);
      return;
    case OBJECT:
      traitObject(reader);
      return;
    default:
      throw new NotMangled();
  }
}

function reference(reader: RustReader, isMutable: boolean): void {
  const { name } = reader;
  name.put(AMPERSAND);
  const lifetime = reader.take(LIFETIME) ? reader.base62() : 0;
  if (lifetime > 0) {
    writeLifetime(reader, lifetime);
    name.put(SPACE);
  }
  if (isMutable) name.putAscii('mut ');
  type(reader);
}

function functionPointer(reader: RustReader): void {
  const { name, bound } = reader;
  binder(reader);
  if (reader.take(UNSAFE)) name.putAscii('unsafe ');
  if (reader.take(ABI)) abi(reader);
  name.putAscii('fn(');
  reader.list(type);
  name.put(CLOSE);
  if (!reader.take(UNIT)) {
    name.putAscii(' -> ');
    type(reader);
  }
  reader.bound = bound;
}

/** How it is called; a dash is an underscore in a symbol. */
function abi(reader: RustReader): void {
  const { name } = reader;
  name.putAscii('extern "');
  const from = name.length;
  if (reader.isPunycode()) throw new NotMangled();
  if (reader.take(C_ABI)) name.put(C_ABI);
  else reader.identifier();
  for (let i = from; i < name.length; i++) if (name.bytes[i] === UNDERSCORE) name.bytes[i] = DASH;
  name.putAscii('" ');
}

function traitObject(reader: RustReader): void {
  const { name, bound } = reader;
  name.putAscii('dyn ');
  binder(reader);
  for (let count = 0; !reader.take(END); count++) {
    if (count > 0) name.putAscii(' + ');
    trait(reader);
  }
  reader.bound = bound;
  reader.expect(LIFETIME);
  const lifetime = reader.base62();
  if (lifetime === 0) return;
  name.putAscii(name.last() === SPACE ? '+ ' : ' + ');
  writeLifetime(reader, lifetime);
}

/** A trait with its generic arguments and its associated types in one pair of brackets. */
function trait(reader: RustReader): void {
  const { name } = reader;
  let isOpen = openPath(reader);
  while (reader.take(ASSOCIATED)) {
    name.putAscii(isOpen ? ', ' : '<');
    isOpen = true;
    reader.identifier();
    name.putAscii(' = ');
    type(reader);
  }
  if (isOpen) name.put(GREATER);
}
