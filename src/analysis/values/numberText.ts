/** Go's ways of writing a float64 (strconv.FormatFloat): rounded half to even on the exact binary value. */

/**
 * `%.<decimals>f` of a finite number. JavaScript's toFixed is exact too, but rounds a tie away from zero: x is a tie
 * of d decimals exactly if x·2^(d+1) is an odd integer.
 */
export function fixed(x: number, decimals: number): string {
  const magnitude = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (magnitude >= 1e21)
    return `${sign}${BigInt(magnitude)}${decimals > 0 ? '.' + '0'.repeat(decimals) : ''}`;
  if ((magnitude * 2 ** (decimals + 1)) % 2 !== 1) return sign + magnitude.toFixed(decimals);
  return sign + tieToEven(magnitude, decimals);
}

function tieToEven(magnitude: number, decimals: number): string {
  const up = magnitude.toFixed(decimals);
  const isOdd = Number(up.slice(-1)) % 2 === 1;
  if (!isOdd) return up;
  // The last digit of a tie rounded up is odd, so it is at least 1: one less is the even neighbour.
  return up.slice(0, -1) + String(Number(up.slice(-1)) - 1);
}

/** `%.<digits>g` of a finite number: significant digits without trailing zeros, an exponent below 1e-4 or from 10^digits. */
export function general(x: number, digits: number): string {
  if (x === 0) return Object.is(x, -0) ? '-0' : '0';
  const exponent = Number(/e(.*)$/.exec(x.toExponential(digits - 1))?.[1]);
  if (exponent >= -4 && exponent < digits) {
    return withoutTrailingZeros(fixed(x, Math.max(digits - 1 - exponent, 0)));
  }
  const [mantissa, power] = x.toExponential(digits - 1).split('e') as [string, string];
  const size = power.slice(1).padStart(2, '0');
  return `${withoutTrailingZeros(mantissa)}e${power.charAt(0)}${size}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
