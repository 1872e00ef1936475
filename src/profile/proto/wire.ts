import { Reader } from 'protobufjs/minimal.js';
import { type ErrorValues, ProfileError } from '../error.js';
import type { Damage } from '../errorTexts.js';

/** Wire types of protocol buffers (https://protobuf.dev/programming-guides/encoding/). */
const VARINT = 0;
const FIXED64 = 1;
export const BYTES = 2;
const FIXED32 = 5;

/** The most bytes of a field's tag and length, or tag and number. */
const LONGEST_HEAD = 16;

/** How many fields that no profile has may follow each other. */
const MOST_UNKNOWN = 1_000_000;

/** How many bytes the tag of a field has. */
function tagLength(field: number): number {
  if (field < 1 << 4) return 1;
  if (field < 1 << 11) return 2;
  if (field < 1 << 18) return 3;
  return field < 1 << 25 ? 4 : 5;
}

/**
 * protobufjs's reader, with exact 64-bit varints as two halves, and with a bound (`len`) that follows the message or packed field being
 * read: what is behind it, which may not have come yet, has no part in what is read or in what is wrong.
 */
export class WireReader extends Reader {
  /** The low and high half of the varint last read, each unsigned. */
  lo = 0;
  hi = 0;
  /** Number and wire type of the field last read by `next`. */
  field = 0;
  wireType = 0;
  /** How many bytes of the message came before the buffer. */
  private before = 0;
  /** How many fields were passed over one right after the other, and where the last of them ended in the message. */
  private passed = 0;
  private passedTo = -1;

  /** Where it is in the message. */
  get position(): number {
    return this.before + this.pos;
  }

  /** Reads another buffer, from its beginning, which is so many bytes into the message. */
  attach(bytes: Uint8Array, before: number): void {
    this.buf = bytes;
    this.pos = 0;
    this.len = bytes.length;
    this.before = before;
  }

  /** Whether the buffer holds all of the next field; one that is damaged counts as held, so that reading it says so. */
  holdsField(): boolean {
    const { buf } = this;
    let { pos } = this;
    if (buf.length - pos < LONGEST_HEAD) return false;
    const type = buf[pos] & 7;
    if (type !== BYTES) return true;
    while (buf[pos++] >= 0x80) if (pos > this.pos + 5) return true;
    let length = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = buf[pos++];
      length += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      // More than a buffer holds: reading it refuses it.
      if (scale > 2 ** 32) return true;
    }
    return pos + length <= buf.length;
  }

  /** Steps to the next field of a message that ends at `end`; false at its end. */
  next(end: number): boolean {
    if (this.pos >= end) return false;
    this.len = end;
    const tag = this.readTag();
    this.field = tag >>> 3;
    this.wireType = tag & 7;
    if (this.field === 0) throw this.broken('noField');
    return true;
  }

  /** Reads a varint field into `lo` and `hi`. */
  varint(): void {
    if (this.wireType !== VARINT) throw this.wrongType('notNumber');
    this.rawVarint();
  }

  /** Reads a varint field as uint64. */
  uint64Field(): bigint {
    this.varint();
    return (BigInt(this.hi) << 32n) | BigInt(this.lo);
  }

  /** Reads a varint field as int64. */
  int64Field(): bigint {
    return BigInt.asIntN(64, this.uint64Field());
  }

  /** Reads a varint field as an index. */
  indexField(): number {
    this.varint();
    return this.index();
  }

  /** Reads one of, or a packed field of, the indexes of a repeated field. */
  indexFields(within: number, into: { push(index: number): void }): void {
    if (this.wireType === VARINT) {
      into.push(this.indexField());
      return;
    }
    const end = this.block(within);
    while (this.pos < end) {
      this.rawVarint();
      into.push(this.index());
    }
  }

  /** The varint last read as an index; one that no array can have becomes 2^32 - 1. */
  index(): number {
    return this.hi === 0 ? this.lo : 0xffffffff;
  }

  /** Reads the length of a message, string or packed field and answers where it ends. No further is read until `next`. */
  block(within: number): number {
    if (this.wireType !== BYTES) throw this.wrongType('notBlock');
    this.rawVarint();
    const end = this.pos + this.lo;
    if (this.hi !== 0 || end > within) throw this.broken('fieldTooLong');
    this.len = end;
    return end;
  }

  /**
   * Steps over the value of a field nobody asked for. Groups, which no profile has, are refused, and so are a million such
   * fields in a row: no newer format has them.
   */
  pass(within: number): void {
    const isNext = this.before + this.pos - tagLength(this.field) === this.passedTo;
    this.passed = isNext ? this.passed + 1 : 1;
    if (this.passed >= MOST_UNKNOWN) throw this.broken('unknownFields');
    if (this.wireType === VARINT) this.rawVarint();
    else if (this.wireType === BYTES) this.pos = this.block(within);
    else if (this.wireType === FIXED64) this.pos += 8;
    else if (this.wireType === FIXED32) this.pos += 4;
    else throw this.wrongType('notBlock');
    if (this.pos > within) throw this.broken('fieldTooLong');
    this.passedTo = this.before + this.pos;
  }

  /** An error at the present place. */
  broken(damage: Damage, values: ErrorValues = {}): ProfileError {
    return ProfileError.damaged(damage, this.before + this.pos, values);
  }

  /** The error for a number that goes on behind the end of what it is in. */
  cut(): ProfileError {
    this.pos = this.len;
    return this.broken('numberCut');
  }

  /** Reads up to ten bytes as protobuf's varint; bits past the 64th are dropped, as Go drops them. */
  rawVarint(): void {
    const { buf } = this;
    let { pos } = this;
    let byte = buf[pos++];
    let lo = byte & 0x7f;
    let hi = 0;
    // Past the end of the buffer `byte` is undefined, which ends each loop like a last byte would.
    for (let shift = 7; byte >= 0x80 && shift < 28; shift += 7) {
      byte = buf[pos++];
      lo |= (byte & 0x7f) << shift;
    }
    if (byte >= 0x80) {
      byte = buf[pos++];
      lo |= byte << 28;
      hi = (byte & 0x7f) >>> 4;
      for (let shift = 3; byte >= 0x80 && shift < 32; shift += 7) {
        byte = buf[pos++];
        hi |= (byte & 0x7f) << shift;
      }
      if (byte >= 0x80) throw pos > this.len ? this.cut() : this.broken('numberTooLong');
    }
    if (pos > this.len) throw this.cut();
    this.lo = lo >>> 0;
    this.hi = hi >>> 0;
    this.pos = pos;
  }

  private readTag(): number {
    try {
      const tag = this.tag();
      if (this.pos <= this.len) return tag;
    } catch {
      // It is longer than a tag, or goes on behind the end.
    }
    this.pos = Math.min(this.pos, this.len);
    throw this.broken('noField');
  }

  private wrongType(damage: 'notNumber' | 'notBlock'): ProfileError {
    const { field, wireType } = this;
    const isKnown = [VARINT, FIXED64, BYTES, FIXED32].includes(wireType);
    return this.broken(isKnown ? damage : 'wireType', { field, wireType });
  }
}
