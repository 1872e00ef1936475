/** A few lines of protobuf writing, apart from the encoder under test: messages are written here as they are by hand. */

export type Bytes = readonly number[];

export function varint(value: number | bigint): Bytes {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}

/** A varint field. */
export function num(field: number, value: number | bigint): Bytes {
  return [...varint(field * 8), ...varint(value)];
}

/** A field of bytes: text, a message, or packed numbers. */
export function block(field: number, content: string | Bytes | Uint8Array): Bytes {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

export function message(field: number, ...fields: readonly Bytes[]): Bytes {
  return block(field, fields.flat());
}

export function packed(field: number, values: readonly (number | bigint)[]): Bytes {
  return block(field, values.flatMap(varint));
}

export function file(...fields: readonly Bytes[]): Uint8Array {
  return new Uint8Array(fields.flat());
}

export function strings(...texts: readonly (string | Bytes)[]): Bytes {
  return texts.flatMap((text) => block(6, text));
}
