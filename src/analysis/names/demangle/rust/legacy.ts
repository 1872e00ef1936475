import { codesOf, lettersOf } from '../letters.js';
import { NotMangled } from '../reader.js';
import type { NameBytes } from './nameBytes.js';

/** What stands for characters that older symbols cannot hold, between two `$`. */
const ESCAPES: ReadonlyMap<number, number> = new Map(
  ['SP@', 'BP*', 'RF&', 'LT<', 'GT>', 'LP(', 'RP)'].map((escape) => {
    const [first, second, character] = codesOf(escape);
    return [pair(first, second), character];
  }),
);

/** How many different digits a hash has at least: C++ names may look like one otherwise. */
const LEAST_DIGITS = 5;

/** The last part begins with `17h` and is this long: a hash. */
const HASH_LENGTH = 19;

const DIGITS = lettersOf('0123456789abcdef');
const [ZERO, NINE, SMALL_A, UNDERSCORE, DOLLAR, DOT, COLON, COMMA] = codesOf('09a_$.:,');
const [NESTED, END, ONE, SEVEN, HASH, CODE, COMMA_ESCAPE] = codesOf('NE17huC');

/** Characters below are none that can be seen. */
const SPACE = 0x20;
const AFTER_ASCII = 0x80;

/**
 * Writes the path of the older Rust symbol `source[start .. end]` behind its `_Z`: `N`, its parts, a hash of 16 digits, `E`,
 * and a suffix from a dot on that is left out. False for what does not end so. Throws NotMangled for what is no path.
 */
export function writeLegacy(name: NameBytes, source: Uint8Array, start: number, end: number): boolean {
  if (source[start] !== NESTED) return false;
  const last = lastEnd(source, start, end);
  const hash = last - HASH_LENGTH;
  if (hash <= start + 1 || source[last] !== END || !isHash(source, hash, last)) return false;
  let at = start + 1;
  while (at < hash) {
    let size = 0;
    if (!isDecimal(source[at])) throw new NotMangled();
    for (; at < hash && isDecimal(source[at]); at++) size = 10 * size + source[at] - ZERO;
    if (at < hash && source[at] === UNDERSCORE) {
      at++;
      size--;
    }
    if (size < 0 || size > hash - at) throw new NotMangled();
    if (name.length > 0) putColons(name);
    writePart(name, source, at, at + size);
    at += size;
  }
  return true;
}

/** Where the `E` of a path is to be: before the last suffix, or at the end. */
function lastEnd(source: Uint8Array, start: number, end: number): number {
  for (let i = end - 2; i > start; i--) if (source[i] === END && source[i + 1] === DOT) return i;
  return end - 1;
}

function isHash(source: Uint8Array, from: number, to: number): boolean {
  if (source[from] !== ONE || source[from + 1] !== SEVEN || source[from + 2] !== HASH) return false;
  /** A bit for each digit that there is. */
  let seen = 0;
  let different = 0;
  for (let i = from + 3; i < to; i++) {
    if (DIGITS[source[i]] === 0) return false;
    const bit = 1 << digit16(source[i]);
    if ((seen & bit) === 0) different++;
    seen |= bit;
  }
  return different >= LEAST_DIGITS;
}

/** Writes a part with its escapes undone; from one that is none on, it stays as it is. */
function writePart(name: NameBytes, source: Uint8Array, from: number, to: number): void {
  let at = from;
  if (to - from > 1 && source[from] === UNDERSCORE && source[from + 1] === DOLLAR) at++;
  while (at < to) {
    const code = source[at];
    if (code === DOLLAR) {
      const length = writeEscape(name, source, at, to);
      if (length === 0) break;
      at += length;
    } else if (code === DOT && at + 1 < to && source[at + 1] === DOT) {
      putColons(name);
      at += 2;
    } else {
      name.put(code);
      at++;
    }
  }
  name.putBytes(source, at, to);
}

/** Writes what the escape at `at` stands for. Its length, 0 if it is none. */
function writeEscape(name: NameBytes, source: Uint8Array, at: number, to: number): number {
  const [first, second] = [source[at + 1], source[at + 2]];
  if (at + 2 < to && first === COMMA_ESCAPE && second === DOLLAR) {
    name.put(COMMA);
    return 3;
  }
  if (at + 3 < to && source[at + 3] === DOLLAR) {
    const character = ESCAPES.get(pair(first, second));
    if (character === undefined) return 0;
    name.put(character);
    return 4;
  }
  const third = source[at + 3];
  if (at + 4 >= to || first !== CODE || source[at + 4] !== DOLLAR) return 0;
  if (DIGITS[second] === 0 || DIGITS[third] === 0) return 0;
  const character = 16 * digit16(second) + digit16(third);
  if (character < SPACE || character >= AFTER_ASCII) return 0;
  name.put(character);
  return 5;
}

function putColons(name: NameBytes): void {
  name.put(COLON);
  name.put(COLON);
}

function pair(first: number, second: number): number {
  return (first << 8) | second;
}

function isDecimal(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** What a hexadecimal digit is worth. */
function digit16(code: number): number {
  return code <= NINE ? code - ZERO : code - SMALL_A + 10;
}
