import { NotMangled } from '../reader.js';
import type { RustReader } from './rustReader.js';
import type { RustNode } from './tree.js';

const SIGNED = 'aslxni';
const UNSIGNED = 'htmyoj';

/** A constant of a generic: a whole number, a boolean or a character; `p` for one that is left open. */
export function constant(reader: RustReader): RustNode {
  if (reader.peek() === 'B') return reader.nested(() => reader.backReference(constant));
  if (reader.take('p')) return { kind: 'plain', text: '_' };
  return { kind: 'plain', text: value(reader, reader.next()) };
}

function value(reader: RustReader, type: string): string {
  const sign = SIGNED.includes(type) && reader.take('n') ? '-' : '';
  const digits = reader.upTo('_');
  reader.expect('_');
  if (!/^(?:0|[1-9a-f][0-9a-f]*)$/.test(digits)) throw new NotMangled();
  if (SIGNED.includes(type) || UNSIGNED.includes(type)) {
    return sign + (digits.length > 16 ? `0x${digits}` : BigInt(`0x${digits}`).toString());
  }
  if (type === 'b' && (digits === '0' || digits === '1')) return digits === '1' ? 'true' : 'false';
  if (type === 'c' && digits.length <= 6) return `'${character(parseInt(digits, 16))}'`;
  throw new NotMangled();
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
