import { NotMangled } from '../reader.js';

/** The numbers of RFC 3492, section 5. */
const BASE = 36;
const LEAST_THRESHOLD = 1;
const MOST_THRESHOLD = 26;
const SKEW = 38;
const FIRST_DAMPING = 700;
const FIRST_BIAS = 72;
const FIRST_POINT = 0x80;

/** How long an identifier may be: each character is put among those before it. */
const LONGEST_CODE = 1024;

const LARGEST_POINT = 0x10ffff;
const MOST = 0x7fffffff;

/**
 * The identifier that Punycode stands for, as Rust writes it: with `_` instead of `-` between the plain characters and
 * the code. Throws NotMangled.
 */
export function fromPunycode(text: string): string {
  if (text.length > LONGEST_CODE) throw new NotMangled();
  const delimiter = text.lastIndexOf('_');
  const points = Array.from(text.slice(0, Math.max(delimiter, 0)), (character) => character.charCodeAt(0));
  const digits = Array.from(text.slice(delimiter + 1), digitOf);
  let [point, place, bias, at] = [FIRST_POINT, 0, FIRST_BIAS, 0];
  while (at < digits.length) {
    const [distance, length] = variableLength(digits, at, bias);
    const size = points.length + 1;
    bias = adapted(distance, size, place === 0);
    const sum = place + distance;
    point += Math.floor(sum / size);
    place = sum % size;
    if (point > LARGEST_POINT || (point >= 0xd800 && point <= 0xdfff)) throw new NotMangled();
    points.splice(place, 0, point);
    place++;
    at += length;
  }
  return points.map((each) => String.fromCodePoint(each)).join('');
}

function digitOf(character: string): number {
  const value = parseInt(character, 36);
  if (Number.isNaN(value)) throw new NotMangled();
  // Letters come before digits.
  return value < 10 ? value + 26 : value - 10;
}

/** A number of as many digits as the thresholds make it, and how many those were. */
function variableLength(
  digits: readonly number[],
  from: number,
  bias: number,
): [value: number, length: number] {
  let [value, weight] = [0, 1];
  for (let i = 0; from + i < digits.length; i++) {
    const digit = digits[from + i] ?? 0;
    value += digit * weight;
    if (value > MOST) throw new NotMangled();
    const threshold = Math.min(Math.max(BASE * (i + 1) - bias, LEAST_THRESHOLD), MOST_THRESHOLD);
    if (digit < threshold) return [value, i + 1];
    weight *= BASE - threshold;
  }
  throw new NotMangled();
}

function adapted(distance: number, size: number, isFirst: boolean): number {
  let delta = Math.floor(distance / (isFirst ? FIRST_DAMPING : 2));
  delta += Math.floor(delta / size);
  let steps = 0;
  while (delta > ((BASE - LEAST_THRESHOLD) * MOST_THRESHOLD) / 2) {
    delta = Math.floor(delta / (BASE - LEAST_THRESHOLD));
    steps += BASE;
  }
  return steps + Math.floor(((BASE - LEAST_THRESHOLD + 1) * delta) / (delta + SKEW));
}
