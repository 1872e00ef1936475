/** Numbers as Go's flag package reads them (strconv.ParseInt with base 0, strconv.ParseFloat). */

const DIGITS: readonly (readonly [RegExp, RegExp])[] = [
  [/^0x/i, /^0[xX](_?[\da-fA-F])+$/],
  [/^0b/i, /^0[bB](_?[01])+$/],
  [/^0o/i, /^0[oO](_?[0-7])+$/],
  [/^0./, /^0(_?[0-7])+$/],
  [/^/, /^\d(_?\d)*$/],
];

const LEAST_INT64 = -(2n ** 63n);

/** A whole number in any of Go's bases, `0x1f`, `0b11`, `017`, `1_000`; undefined if it is none, or none of 64 bits. */
export function parseInteger(text: string): bigint | undefined {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  const form = DIGITS.find(([prefix]) => prefix.test(digits))?.[1];
  if (form?.test(digits) !== true) return undefined;
  const plain = digits.replaceAll('_', '').toLowerCase();
  const size = BigInt(/^0\d/.test(plain) ? `0o${plain.slice(1)}` : plain);
  const value = sign === '-' ? -size : size;
  return value >= LEAST_INT64 && value < -LEAST_INT64 ? value : undefined;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const HEXADECIMAL = /^([+-]?)0x([\da-f_]*)\.?([\da-f_]*)p([+-]?\d+)$/i;
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ...['inf', '+inf', 'infinity', '+infinity'].map((name) => [name, Infinity] as const),
  ...['-inf', '-infinity'].map((name) => [name, -Infinity] as const),
  ['nan', NaN],
]);

/** A decimal or hexadecimal number, `inf` or `nan`; undefined if it is none, or too large for a float64. */
export function parseFloat64(text: string): number | undefined {
  const special = SPECIAL.get(text.toLowerCase());
  if (special !== undefined) return special;
  const value = DECIMAL.test(text) ? Number(text) : parseHexadecimal(text);
  return value === undefined || !Number.isFinite(value) ? undefined : value;
}

function parseHexadecimal(text: string): number | undefined {
  const [, sign, whole = '', fraction = '', exponent] = HEXADECIMAL.exec(text) ?? [];
  const digits = whole + fraction;
  // Underscores only between digits, or after the prefix.
  if (!/[\da-f]/i.test(digits) || /__|_$/.test(whole) || /__|^_|_$/.test(fraction)) return undefined;
  const plain = fraction.replaceAll('_', '');
  const size = Number(`0x${digits.replaceAll('_', '')}`) * 2 ** (Number(exponent) - 4 * plain.length);
  return sign === '-' ? -size : size;
}
