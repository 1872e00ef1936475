/**
 * Text and bytes, without loss: a profile's strings are meant to be UTF-8 but need not be, and two different bad
 * names must stay different.
 */

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Where the lone surrogates begin that stand for bytes: byte b is U+DC00 + b, so U+DC80 … U+DCFF. */
const ESCAPE = 0xdc00;

/** The text of UTF-8 bytes; each byte b that is not valid UTF-8 becomes the lone surrogate U+DC00 + b. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return decodeEscaping(bytes);
  }
}

/** The bytes of a text: the reverse of `decodeText`. A lone surrogate that stands for no byte becomes U+FFFD. */
export function encodeText(text: string): Uint8Array {
  return hasSurrogate(text) ? encodeEscaped(text) : encoder.encode(text);
}

/** Orders two texts as their bytes order, as Go compares strings: negative, 0 or positive. */
export function compareBytewise(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let i = 0;
  while (i < shorter && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === shorter) return a.length - b.length;
  const x = a.charCodeAt(i);
  const y = b.charCodeAt(i);
  // UTF-8 keeps the order of code points, and without surrogates a code unit is one.
  if (!isSurrogate(x) && !isSurrogate(y)) return x - y;
  const from = i > 0 && isHigh(a.charCodeAt(i - 1)) ? i - 1 : i;
  return compareBytes(encodeText(a.slice(from)), encodeText(b.slice(from)));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

function hasSurrogate(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (isSurrogate(text.charCodeAt(i))) return true;
  }
  return false;
}

function decodeEscaping(bytes: Uint8Array): string {
  const parts: string[] = [];
  let valid = 0;
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    parts.push(strictDecoder.decode(bytes.subarray(valid, i)), String.fromCharCode(ESCAPE + bytes[i]));
    i++;
    valid = i;
  }
  parts.push(strictDecoder.decode(bytes.subarray(valid)));
  return parts.join('');
}

/** Length of the valid UTF-8 sequence at `i`, 0 if there is none (the Unicode standard's table 3-7). */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i];
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (i + length > bytes.length) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (bytes[i + 1] < low || bytes[i + 1] > high) return 0;
  for (let k = 2; k < length; k++) {
    if ((bytes[i + k] & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function encodeEscaped(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let n = 0;
  let plain = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isHigh(unit) && i + 1 < text.length && isLow(text.charCodeAt(i + 1))) {
      i++;
      continue;
    }
    if (!isLow(unit) || unit < ESCAPE + 0x80 || unit > ESCAPE + 0xff) continue;
    n += encoder.encodeInto(text.slice(plain, i), out.subarray(n)).written;
    out[n++] = unit - ESCAPE;
    plain = i + 1;
  }
  n += encoder.encodeInto(text.slice(plain), out.subarray(n)).written;
  return out.slice(0, n);
}
