import { Decompress } from 'fzstd';
import { because, noMemoryError } from '../engineError.js';
import { ProfileError } from '../error.js';
import { type Inflate, pastLimit } from './inflate.js';
import { type ZstdFrame, zstdFrames } from './zstdFrames.js';

/** How many bytes of compressed input fzstd is given at once, between two reports of progress. */
const CHUNK = 1 << 20;
/** The most bytes fzstd may move in all: it moves a whole window for each block. Some seconds of work. */
const MOVES_LIMIT = 2 ** 36;

/**
 * `Inflate` of zstd with fzstd, which runs anywhere. The limits of `zstdFrames` hold, and data cut into so many blocks that
 * it would take much longer is refused. Checksums are not looked at.
 */
export const inflateWithFzstd: Inflate = (bytes, limit, take, onProgress) => {
  const frames = zstdFrames(bytes);
  const moves = frames.reduce((sum, { blocks, window }) => sum + (blocks + 1) * window, 0);
  if (moves > MOVES_LIMIT) throw new ProfileError('zstdPieces');
  let total = 0;
  for (const frame of frames) {
    const limited = (piece: Uint8Array): void => {
      total += piece.length;
      if (total > limit) throw pastLimit(limit);
      if (piece.length > 0) take(piece);
    };
    inflateFrame(bytes, frame, limited, (done) => onProgress?.(done, bytes.length));
  }
};

function inflateFrame(
  bytes: Uint8Array,
  { start, end, size }: ZstdFrame,
  take: (piece: Uint8Array) => void,
  tell: (done: number) => void,
): void {
  let inflated = 0;
  const state = { isTaking: false };
  const decompress = new Decompress((piece) => {
    inflated += piece.length;
    state.isTaking = true;
    take(piece);
    state.isTaking = false;
  });
  try {
    for (let at = start; at < end; at += CHUNK) {
      const next = Math.min(at + CHUNK, end);
      decompress.push(bytes.subarray(at, next), next === end);
      tell(next);
    }
  } catch (error) {
    throw state.isTaking ? error : (noMemoryError(error) ?? because(new ProfileError('zstdDamaged'), error));
  }
  if (size !== undefined && size !== inflated) throw new ProfileError('zstdDamaged');
}
