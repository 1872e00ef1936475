// A profile.proto message as a tree of fields, which can be changed and written again, right or wrong.
import { bytes, varint } from '../support/protoFields.mjs';

/** The fields of each message that are messages themselves. */
const LABEL = {};
const LINE = {};
const VALUE_TYPE = {};
const PROFILE = {
  ...{ 1: VALUE_TYPE, 2: { 3: LABEL }, 3: {}, 4: { 4: LINE }, 5: {}, 11: VALUE_TYPE },
};

/** The fields of a message; undefined for bytes that are none. Each is a number, bytes, or fields of a message. */
export function readTree(content, schema = PROFILE) {
  const fields = [];
  let at = 0;
  const integer = () => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (at >= content.length) return undefined;
      const byte = content[at++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    return undefined;
  };
  while (at < content.length) {
    const tag = integer();
    if (tag === undefined || tag >> 3n === 0n || tag > 0xffff_ffffn) return undefined;
    const number = Number(tag >> 3n);
    const wire = Number(tag & 7n);
    if (wire === 0) {
      const value = integer();
      if (value === undefined) return undefined;
      fields.push({ number, wire, value });
    } else if (wire === 2) {
      const length = integer();
      if (length === undefined || length > BigInt(content.length - at)) return undefined;
      const inner = content.subarray(at, (at += Number(length)));
      const children = schema[number] && readTree(inner, schema[number]);
      fields.push(children ? { number, wire, children } : { number, wire, content: inner });
    } else if (wire === 1 || wire === 5) {
      const size = wire === 1 ? 8 : 4;
      if (at + size > content.length) return undefined;
      fields.push({ number, wire, content: content.subarray(at, (at += size)) });
    } else return undefined;
  }
  return fields;
}

/** The bytes of a tree. A field may say that it is longer or shorter than it is (`stretch`). */
export function writeTree(fields) {
  return Buffer.concat(fields.map(writeField));
}

function writeField({ number, wire, value, content, children, stretch = 0 }) {
  const tag = varint(number * 8 + wire);
  if (wire === 0) return Buffer.concat([tag, varint(value ?? 0n)]);
  const inner = children ? writeTree(children) : (content ?? Buffer.alloc(0));
  if (wire === 2 && stretch === 0) return bytes(number, inner);
  if (wire === 2) return Buffer.concat([tag, varint(Math.max(0, inner.length + stretch)), inner]);
  return Buffer.concat([tag, inner]);
}

/** Every list of fields in a tree, the outermost first. */
export function listsOf(fields) {
  return [fields, ...fields.flatMap(({ children }) => (children ? listsOf(children) : []))];
}
