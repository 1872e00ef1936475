import { Inflate as Inflater, Z_BUF_ERROR, Z_DATA_ERROR, Z_MEM_ERROR, type ZStream } from 'pako';
import type { OnProgress } from '../proto/decodeProto.js';
import { because } from '../engineError.js';
import { ProfileError } from '../error.js';

/**
 * Decompresses a gzip file of one or more members, or a zstd file of one or more frames, handing on what comes out piece by
 * piece: each is `take`'s only until it returns. Throws a `ProfileError` if the file is damaged, cut short, followed by anything else, or inflates past
 * `limit` bytes; and what `take` throws.
 */
export type Inflate = (
  bytes: Uint8Array,
  limit: number,
  take: (piece: Uint8Array) => void,
  onProgress?: OnProgress,
) => void | Promise<void>;

/** How many bytes of compressed input pako is given at once, between two reports of progress, and how many a piece of output has. */
const CHUNK = 1 << 20;
const OUTPUT_CHUNK = 1 << 18;
/** The most bytes that memory is taken for on the word of the file alone, or that many times the file's own size. */
const TRUST = 1 << 28;
const TRUSTED_RATIO = 16;
/** One byte of deflate data makes at most this many. */
const MAX_RATIO = 1032;

/** Whether the bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * `Inflate` with pako, which runs anywhere: gives `take` the bytes of all members of a gzip file, in order and piece by piece.
 * Throws a `ProfileError` for a file that is damaged, ends too early or inflates to more than `limit` bytes, and what `take`
 * throws.
 */
export function inflateWithPako(
  bytes: Uint8Array,
  limit: number,
  take: (piece: Uint8Array) => void,
  onProgress?: OnProgress,
): void {
  let size = 0;
  const limited = (piece: Uint8Array): void => {
    size += piece.length;
    if (size > limit) throw pastLimit(limit);
    take(piece);
  };
  let member = new Member(limited);
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const end = Math.min(at + CHUNK, bytes.length);
    // pako goes on to the next member by itself, except where one ends just where a chunk does.
    if (member.inflater.ended) member = new Member(limited);
    member.inflater.push(bytes.subarray(at, end), end === bytes.length);
    if (member.inflater.err !== 0) throw damaged(member.inflater);
    if (member.left > 0) throw trailing();
    onProgress?.(end, bytes.length);
  }
}

/** All that a compressed file holds, at once. Throws as `Inflate`. */
export async function inflateWhole(inflate: Inflate, bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  const output = new Output(sizeHint(bytes, limit), limit);
  await inflate(bytes, limit, (piece) => output.add(piece));
  return output.finish();
}

/** The error for a file that inflates to more than `limit` bytes. */
export function pastLimit(limit: number): ProfileError {
  const mebibytes = Math.round(limit / 2 ** 20);
  return mebibytes > 0
    ? new ProfileError('pastLimit', { mebibytes })
    : new ProfileError('pastLimitOfBytes', { bytes: limit });
}

/**
 * A `take` that passes over the first `count` bytes, which are taken already: for a decompressor that begins again where another
 * one failed.
 */
export function takingAfter(count: number, take: (piece: Uint8Array) => void): (piece: Uint8Array) => void {
  let left = count;
  return (piece) => {
    const known = Math.min(left, piece.length);
    left -= known;
    if (known < piece.length) take(piece.subarray(known));
  };
}

/** pako's decompressor, for gzip only, handing on its output at once. */
class Member {
  readonly inflater = new Inflater({ windowBits: 31, chunkSize: OUTPUT_CHUNK });
  private stream: ZStream | undefined;

  constructor(take: (piece: Uint8Array) => void) {
    this.inflater.onStart = (stream) => {
      this.stream = stream;
    };
    this.inflater.onData = take;
    this.inflater.onEnd = () => {
      // All output is handed on already: pako would join its chunks here.
    };
  }

  /** How much of the input last pushed comes after the end of the compressed data. */
  get left(): number {
    return this.inflater.ended ? (this.stream?.avail_in ?? 0) : 0;
  }
}

/** Inflated bytes, in memory that grows until the limit. */
class Output {
  private bytes: Uint8Array;
  private size = 0;

  constructor(
    capacity: number,
    private readonly limit: number,
  ) {
    this.bytes = new Uint8Array(capacity);
  }

  add(chunk: Uint8Array): void {
    const size = this.size + chunk.length;
    if (size > this.bytes.length) {
      const larger = new Uint8Array(Math.min(this.limit, Math.max(size, this.bytes.length * 2)));
      larger.set(this.bytes.subarray(0, this.size));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.size);
    this.size = size;
  }

  finish(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }
}

/**
 * The size in the last four bytes of a gzip file, kept within what the file could hold and what is taken on trust; 0 for a
 * file of another kind.
 */
export function sizeHint(bytes: Uint8Array, limit: number): number {
  if (bytes.length < 18 || !isGzip(bytes)) return 0;
  const claimed = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  const trusted = Math.max(TRUST, bytes.length * TRUSTED_RATIO);
  return Math.min(claimed, limit, trusted, bytes.length * MAX_RATIO);
}

function damaged({ err, msg }: Inflater): ProfileError {
  if (err === Z_BUF_ERROR) return new ProfileError('gzipCut');
  if (err === Z_MEM_ERROR) return because(new ProfileError('noMemory'), msg);
  // The first member's header begins as one, or nobody would have called this gzip.
  if (msg === 'incorrect header check') return trailing();
  return because(new ProfileError(err === Z_DATA_ERROR ? 'gzipDamaged' : 'ownFault'), msg);
}

/** The error for a file that goes on after its compressed data. */
export function trailing(): ProfileError {
  return new ProfileError('trailing');
}
