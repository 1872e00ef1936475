import { ProfileError } from '../error.js';

/** One frame of a zstd file: the bytes `start .. end`, and what its header asks for. */
export interface ZstdFrame {
  readonly start: number;
  readonly end: number;
  /** Bytes of what came before that its data may refer to. */
  readonly window: number;
  /** How much it inflates to, where its header says so. */
  readonly size: number | undefined;
  readonly blocks: number;
}

/** The largest window that is read, the same that the command `zstd` reads unasked. */
const WINDOW_LIMIT = 1 << 27;
/** More frames than any writer makes of a profile: one for each 64 KiB of 4 GiB. */
const FRAMES_LIMIT = 1 << 16;
const BLOCK_LIMIT = 1 << 17;
const MAGIC = 0xfd2fb528;
const CHECKSUM = 4;
/** Block types (RFC 8878, 3.1.1.2). */
const RUN = 1;
const RESERVED = 3;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];

/** Whether the bytes begin as a zstd file does: with a frame, or with one to be skipped as pzstd writes it. */
export function isZstd(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[3] !== (bytes[0] === 0x28 ? 0xfd : 0x18)) return false;
  return bytes[0] === 0x28
    ? bytes[1] === 0xb5 && bytes[2] === 0x2f
    : bytes[0] >>> 4 === 5 && bytes[1] === 0x2a && bytes[2] === 0x4d;
}

/**
 * The frames of a zstd file that hold data, found by stepping from header to header without decompressing (RFC 8878, 3.1).
 * At most 65,536, with windows of at most 128 MiB and blocks of at most 128 KiB; throws a `ProfileError` past these, for
 * a file that is cut short or damaged, followed by anything else, or needs a dictionary.
 */
export function zstdFrames(bytes: Uint8Array): readonly ZstdFrame[] {
  const frames: ZstdFrame[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    if (!isZstd(bytes.subarray(at, at + 4))) throw new ProfileError('zstdTrailing');
    if (at + 8 > bytes.length) throw new ProfileError('zstdCut');
    if (view.getUint32(at, true) === MAGIC) {
      if (frames.length === FRAMES_LIMIT) throw new ProfileError('zstdPieces');
      const frame = frameAt(bytes, view, at);
      frames.push(frame);
      at = frame.end;
    } else {
      at += 8 + view.getUint32(at + 4, true);
      if (at > bytes.length) throw new ProfileError('zstdCut');
    }
  }
  return frames;
}

function frameAt(bytes: Uint8Array, view: DataView, start: number): ZstdFrame {
  const descriptor = bytes[start + 4];
  if ((descriptor & 8) !== 0) throw new ProfileError('zstdDamaged');
  const isSingle = (descriptor & 32) !== 0;
  const dictionaryAt = start + (isSingle ? 5 : 6);
  const sizeAt = dictionaryAt + DICTIONARY_BYTES[descriptor & 3];
  const sizeBytes = SIZE_BYTES[descriptor >>> 6] || (isSingle ? 1 : 0);
  const blocksAt = sizeAt + sizeBytes;
  if (blocksAt > bytes.length) throw new ProfileError('zstdCut');
  if (bytes.subarray(dictionaryAt, sizeAt).some((byte) => byte !== 0)) {
    throw new ProfileError('zstdDictionary');
  }
  const size = sizeBytes === 0 ? undefined : sizeOf(view, sizeAt, sizeBytes);
  const window = isSingle ? (size ?? 0) : windowOf(bytes[start + 5]);
  if (window > WINDOW_LIMIT) {
    throw new ProfileError('zstdWindow', { mebibytes: Math.ceil(window / 2 ** 20) });
  }
  const { end, blocks } = stepOverBlocks(bytes, blocksAt);
  const last = end + ((descriptor & 4) === 0 ? 0 : CHECKSUM);
  if (last > bytes.length) throw new ProfileError('zstdCut');
  return { start, end: last, window, size, blocks };
}

function sizeOf(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Where the blocks of a frame end, the last with them, and how many they are. */
function stepOverBlocks(bytes: Uint8Array, from: number): { end: number; blocks: number } {
  let at = from;
  for (let blocks = 1; ; blocks++) {
    if (at + 3 > bytes.length) throw new ProfileError('zstdCut');
    const type = (bytes[at] >>> 1) & 3;
    const size = (bytes[at] >>> 3) | (bytes[at + 1] << 5) | (bytes[at + 2] << 13);
    if (type === RESERVED || size > BLOCK_LIMIT) throw new ProfileError('zstdDamaged');
    const isLast = (bytes[at] & 1) === 1;
    at += 3 + (type === RUN ? 1 : size);
    if (at > bytes.length) throw new ProfileError('zstdCut');
    if (isLast) return { end: at, blocks };
  }
}
