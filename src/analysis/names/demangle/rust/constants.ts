import { codesOf, lettersOf } from '../letters.js';
import { NotMangled } from '../reader.js';
import type { RustReader } from './rustReader.js';

const [BACK, OPEN, NEGATIVE, UNDERSCORE, ZERO] = codesOf('Bpn_0');
const [MINUS, QUOTE, BOOLEAN, CHARACTER] = codesOf("-'bc");
const SIGNED = lettersOf('aslxni');
const UNSIGNED = lettersOf('htmyoj');
const DIGITS = lettersOf('0123456789abcdef');

/** Up to how many digits a number is written to the base 10, and a character has. */
const MOST_OF_NUMBER = 16;
const MOST_OF_CHARACTER = 6;

/** A constant of a generic: a whole number, a boolean or a character; `p` for one that is left open. */
export function constant(reader: RustReader): void {
  reader.limits.enter();
  if (reader.peek() === BACK) reader.backReference(constant, false);
  else if (reader.take(OPEN)) reader.name.put(UNDERSCORE);
  else value(reader, reader.next());
  reader.limits.leave();
}

function value(reader: RustReader, type: number): void {
  const { name } = reader;
  const isSigned = SIGNED[type] === 1;
  if (isSigned && reader.take(NEGATIVE)) name.put(MINUS);
  const digits = hexadecimal(reader);
  if (isSigned || UNSIGNED[type] === 1) {
    name.putAscii(digits.length > MOST_OF_NUMBER ? `0x${digits}` : BigInt(`0x${digits}`).toString());
  } else if (type === BOOLEAN && (digits === '0' || digits === '1')) {
    name.putAscii(digits === '1' ? 'true' : 'false');
  } else if (type === CHARACTER && digits.length <= MOST_OF_CHARACTER) {
    name.put(QUOTE);
    name.putAscii(character(parseInt(digits, 16)));
    name.put(QUOTE);
  } else throw new NotMangled();
}

/** Digits up to `_`, the first no 0 unless it is alone. */
function hexadecimal(reader: RustReader): string {
  const first = reader.peek();
  let digits = '';
  for (let code = reader.next(); code !== UNDERSCORE; code = reader.next()) {
    if (DIGITS[code] === 0) throw new NotMangled();
    digits += String.fromCharCode(code);
  }
  if (digits === '' || (first === ZERO && digits.length > 1)) throw new NotMangled();
  return digits;
}

const ESCAPED: ReadonlyMap<number, string> = new Map([
  [0x09, String.raw`\t`],
  [0x0a, String.raw`\n`],
  [0x0d, String.raw`\r`],
  [0x27, String.raw`\'`],
  [0x5c, String.raw`\\`],
]);

function character(point: number): string {
  const escaped = ESCAPED.get(point);
  if (escaped !== undefined) return escaped;
  return point >= 0x20 && point <= 0x7e ? String.fromCharCode(point) : `\\u{${point.toString(16)}}`;
}
