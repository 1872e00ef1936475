import { codesOf } from '../letters.js';
import { NotMangled } from '../reader.js';
import { constant } from './constants.js';
import { writeLifetime } from './lifetimes.js';
import type { RustReader } from './rustReader.js';

const [CRATE, INHERENT, OF_TRAIT, IN_TRAIT, NESTED, GENERIC, BACK] = codesOf('CMXYNIB');
const [CAPITAL_A, CAPITAL_Z, SMALL_A, SMALL_Z] = codesOf('AZaz');
const [NUMBER, LIFETIME, CONSTANT, CLOSURE, SHIM] = codesOf('sLKCS');
const [LESS, GREATER] = codesOf('<>');

/** A path: a crate, something in a path, an implementation, a generic with its arguments. */
export function path(reader: RustReader, isValue: boolean): void {
  reader.limits.enter();
  anyPath(reader, isValue);
  reader.limits.leave();
}

function anyPath(reader: RustReader, isValue: boolean): void {
  const start = reader.peek();
  if (start === BACK) {
    reader.backReference(path, isValue);
    return;
  }
  reader.next();
  switch (start) {
    case CRATE:
      reader.optional62(NUMBER);
      reader.identifier();
      break;
    case INHERENT:
    case OF_TRAIT:
      // Where the implementation is; what it is for says more.
      reader.optional62(NUMBER);
      reader.silently(path);
      implementation(reader, start === OF_TRAIT);
      break;
    case IN_TRAIT:
      implementation(reader, true);
      break;
    case NESTED:
      nested(reader, isValue);
      break;
    case GENERIC:
      path(reader, isValue);
      if (isValue) reader.name.putAscii('::');
      openArguments(reader);
      reader.name.put(GREATER);
      break;
    default:
      throw new NotMangled();
  }
}

/** `<T>`, or with a trait `<T as Trait>`. */
function implementation(reader: RustReader, hasTrait: boolean): void {
  reader.name.put(LESS);
  reader.type();
  if (hasTrait) {
    reader.name.putAscii(' as ');
    path(reader, false);
  }
  reader.name.put(GREATER);
}

/** Something in a path. Capitals are made by the compiler, closures and shims, and have a number to tell them apart. */
function nested(reader: RustReader, isValue: boolean): void {
  const space = reader.next();
  const isMade = space >= CAPITAL_A && space <= CAPITAL_Z;
  if (!isMade && !(space >= SMALL_A && space <= SMALL_Z)) throw new NotMangled();
  path(reader, isValue);
  const number = reader.optional62(NUMBER);
  const { name } = reader;
  if (!isMade) {
    name.putAscii('::');
    reader.identifier();
    return;
  }
  name.putAscii('::{');
  if (space === CLOSURE) name.putAscii('closure');
  else if (space === SHIM) name.putAscii('shim');
  else name.put(space);
  reader.identifier(':');
  name.putAscii(`#${number}}`);
}

/** Arguments up to an `E`, behind `<`. */
function openArguments(reader: RustReader): void {
  reader.name.put(LESS);
  if (reader.showsArguments) allArguments(reader);
  else reader.silently(allArguments);
}

function allArguments(reader: RustReader): void {
  reader.list(genericArgument);
}

function genericArgument(reader: RustReader): void {
  if (reader.take(LIFETIME)) writeLifetime(reader, reader.base62());
  else if (reader.take(CONSTANT)) constant(reader);
  else reader.type();
}

/** A path, of which the bracket of arguments stays open if it ends with some. Whether one is open. */
export function openPath(reader: RustReader): boolean {
  if (reader.peek() === BACK) return openReference(reader);
  if (!reader.take(GENERIC)) {
    path(reader, false);
    return false;
  }
  path(reader, false);
  openArguments(reader);
  return true;
}

function openReference(reader: RustReader): boolean {
  reader.limits.enter();
  const isOpen = reader.backReference(openPath, false);
  reader.limits.leave();
  return isOpen === true;
}
