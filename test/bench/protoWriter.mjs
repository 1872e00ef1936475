// Writes protobuf fields into a buffer that is handed on whenever it is full.

export class ProtoWriter {
  /** @param emit takes each full buffer, and keeps it */
  constructor(emit, size = 1 << 20) {
    this.emit = emit;
    this.size = size;
    this.buffer = Buffer.allocUnsafe(size);
    this.at = 0;
    this.written = 0;
  }

  flush() {
    this.written += this.at;
    this.emit(this.buffer.subarray(0, this.at));
    this.buffer = Buffer.allocUnsafe(this.size);
    this.at = 0;
  }

  /** Bytes written since the beginning. */
  get length() {
    return this.written + this.at;
  }

  /** Makes sure that this many bytes follow without a flush. */
  reserve(bytes) {
    if (this.at + bytes > this.size) this.flush();
  }

  varint(value) {
    this.at = putVarint(this.buffer, this.at, value);
  }

  /** A field of a message or string, from its bytes. */
  bytesField(number, bytes, length = bytes.length) {
    this.reserve(length + 12);
    this.varint((number << 3) | 2);
    this.varint(length);
    bytes.copy(this.buffer, this.at, 0, length);
    this.at += length;
  }

  varintField(number, value) {
    this.reserve(12);
    this.varint(number << 3);
    this.varint(value);
  }
}

/** Writes an integer of 0 .. 2^53 - 1 at an offset; answers the offset after it. */
export function putVarint(buffer, at, value) {
  while (value > 127) {
    buffer[at++] = (value % 128) | 128;
    value = Math.floor(value / 128);
  }
  buffer[at++] = value;
  return at;
}

/** A message of varint fields as bytes: [number, value] pairs in order. */
export function message(...fields) {
  const buffer = Buffer.allocUnsafe(fields.length * 20);
  let at = 0;
  for (const [number, value] of fields) {
    at = putVarint(buffer, at, number << 3);
    at = putVarint(buffer, at, value);
  }
  return buffer.subarray(0, at);
}
