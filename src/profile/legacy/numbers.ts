/** Numbers as Go's strconv reads them, on which the figures of the older formats depend. */

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

/** A decimal int64 (strconv.ParseInt with base 10), undefined if it is none or out of range. */
export function decimal(text: string): bigint | undefined {
  return /^[+-]?\d+$/.test(text) ? inRange(signed(text, '')) : undefined;
}

/** An int64 in the base its prefix names (strconv.ParseInt with base 0), undefined if it is none or out of range. */
export function prefixed(text: string): bigint | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/.exec(text);
  if (match === null) return undefined;
  const [, sign, digits] = match;
  const octal = /^0\d/.test(digits);
  return inRange(signed(sign + (octal ? digits.slice(1) : digits), octal ? '0o' : ''));
}

/** A hexadecimal uint64 without prefix, undefined if it is none or out of range. */
export function hexadecimal(text: string): bigint | undefined {
  if (!/^[0-9a-fA-F]+$/.test(text)) return undefined;
  const digits = text.replace(/^0+(?=.)/, '');
  return digits.length <= 16 ? BigInt(`0x${digits}`) : undefined;
}

/** Every `0x…` of a text as uint64, or undefined if one is out of range. */
export function addresses(text: string): bigint[] | undefined {
  const found: bigint[] = [];
  for (const match of text.matchAll(/0x([0-9a-f]+)/g)) {
    const address = hexadecimal(match[1]);
    if (address === undefined) return undefined;
    found.push(address);
  }
  return found;
}

/** A line `0xADDRESS TEXT`, trimmed; undefined for any other. */
export function addressAndText(
  line: string,
): { readonly address: string; readonly text: string } | undefined {
  const trimmed = line.trim();
  const match = /^0x([0-9a-fA-F]+)\s+/.exec(trimmed);
  return match === null ? undefined : { address: match[1], text: trimmed.slice(match[0].length) };
}

/** The address before, as Go's uint64 wraps. */
export function before(address: bigint): bigint {
  return BigInt.asUintN(64, address - 1n);
}

function signed(text: string, prefix: string): bigint {
  const digits = text.replace(/^[+-]/, '');
  const value = BigInt(prefix + digits);
  return text.startsWith('-') ? -value : value;
}

function inRange(value: bigint): bigint | undefined {
  return value >= MIN_INT64 && value <= MAX_INT64 ? value : undefined;
}
