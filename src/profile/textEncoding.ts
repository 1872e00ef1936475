/**
 * Text profiles as people have them: Windows' editors put a byte order mark first, and `>` in its PowerShell writes UTF-16.
 */

/** How many units at the beginning must be ASCII to tell UTF-16 without a byte order mark. */
const UNITS_SEEN = 12;

/**
 * The bytes of a text as UTF-8 without a byte order mark: `bytes` itself, a part of it, or, of UTF-16 in either byte
 * order, a copy of at most half as many bytes again. What is no text comes back as it is. Half a surrogate pair becomes
 * U+FFFD, and a last odd byte of UTF-16 is left out.
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes.subarray(2), 1);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes.subarray(2), 0);
  if (isAsciiIn16Bits(bytes, 1)) return fromUtf16(bytes, 1);
  if (isAsciiIn16Bits(bytes, 0)) return fromUtf16(bytes, 0);
  return bytes;
}

/**
 * Whether the first units are ASCII text and not line ends alone, when the high byte of each is its first (0) or its
 * second (1).
 */
function isAsciiIn16Bits(bytes: Uint8Array, high: 0 | 1): boolean {
  if (bytes.length < 2 * UNITS_SEEN) return false;
  let printable = 0;
  for (let at = 0; at < 2 * UNITS_SEEN; at += 2) {
    const low = bytes[at + 1 - high];
    if (bytes[at + high] !== 0 || low < 9 || low > 0x7e) return false;
    if (low >= 0x20) printable++;
  }
  return 2 * printable >= UNITS_SEEN;
}

/** The UTF-8 of UTF-16, when the high byte of each unit is its first (0) or its second (1). */
function fromUtf16(bytes: Uint8Array, high: 0 | 1): Uint8Array {
  const out = new Uint8Array(utf8Length(bytes, high));
  const end = bytes.length & ~1;
  let n = 0;
  for (let at = 0; at < end; at += 2) {
    const code = codePoint(bytes, at, end, high);
    if (code > 0xffff) at += 2;
    if (code < 0x80) out[n++] = code;
    else n = writeUtf8(out, n, code);
  }
  return out;
}

function utf8Length(bytes: Uint8Array, high: 0 | 1): number {
  const end = bytes.length & ~1;
  let length = 0;
  for (let at = 0; at < end; at += 2) {
    const code = codePoint(bytes, at, end, high);
    if (code > 0xffff) at += 2;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return length;
}

/** The code point whose first unit is at `at`; U+FFFD for half a pair. */
function codePoint(bytes: Uint8Array, at: number, end: number, high: 0 | 1): number {
  const unit = (bytes[at + high] << 8) | bytes[at + 1 - high];
  if ((unit & 0xf800) !== 0xd800) return unit;
  if (unit >= 0xdc00 || at + 2 >= end) return 0xfffd;
  const next = (bytes[at + 2 + high] << 8) | bytes[at + 3 - high];
  return (next & 0xfc00) === 0xdc00 ? 0x1_0000 + ((unit & 0x3ff) << 10) + (next & 0x3ff) : 0xfffd;
}

/** Writes a code point from U+0080 on at `n`; returns where the next goes. */
function writeUtf8(out: Uint8Array, n: number, code: number): number {
  if (code < 0x800) {
    out[n++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x1_0000) {
      out[n++] = 0xe0 | (code >> 12);
    } else {
      out[n++] = 0xf0 | (code >> 18);
      out[n++] = 0x80 | ((code >> 12) & 0x3f);
    }
    out[n++] = 0x80 | ((code >> 6) & 0x3f);
  }
  out[n++] = 0x80 | (code & 0x3f);
  return n;
}
