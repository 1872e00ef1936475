// Fields of a protobuf message as bytes: apart from the encoder under test.

/** A field that is a message. */
export function block(field, fields) {
  return bytes(field, Buffer.concat(fields));
}

/** A field of bytes: a text, or packed numbers. */
export function bytes(field, content) {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

/** A varint field; nothing for 0, as proto3 does. */
export function number(field, value) {
  return BigInt(value) === 0n ? Buffer.alloc(0) : Buffer.concat([varint(field * 8), varint(value)]);
}

/** An int64 or uint64 as bytes. */
export function varint(value) {
  let rest = BigInt.asUintN(64, BigInt(value));
  const out = [];
  for (; rest >= 0x80n; rest >>= 7n) out.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...out, Number(rest)]);
}
