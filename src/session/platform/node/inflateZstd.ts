import zlib from 'node:zlib';
import { inflateWithFzstd } from '../../../profile/container/zstd.js';
import { zstdFrames } from '../../../profile/container/zstdFrames.js';
import { because, noMemoryError } from '../../../profile/engineError.js';
import { ProfileError } from '../../../profile/error.js';
import { type Inflate, pastLimit } from '../../../profile/container/inflate.js';

/** Bytes of output zlib hands over at a time. */
const CHUNK = 1 << 20;

type CreateDecompress = (options: { chunkSize: number }) => zlib.Gunzip;

/** Node's own decompressor of zstd, which it has since 22.15: the oldest VS Code that the manifest admits has Node 20. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: CreateDecompress };

/** `Inflate` of zstd with Node's zlib where it has it, else with fzstd. */
export const inflateZstdNode: Inflate =
  createZstdDecompress === undefined ? inflateWithFzstd : inflateWith(createZstdDecompress);

function inflateWith(create: CreateDecompress): Inflate {
  return async (bytes, limit, take, onProgress) => {
    let total = 0;
    // Node stops where the first frame ends.
    for (const { start, end } of zstdFrames(bytes)) {
      const stream = create({ chunkSize: CHUNK });
      stream.end(bytes.subarray(start, end));
      let isTaking = false;
      try {
        for await (const piece of stream as AsyncIterable<Uint8Array>) {
          isTaking = true;
          total += piece.length;
          if (total > limit) throw pastLimit(limit);
          take(piece);
          isTaking = false;
          onProgress?.(start + stream.bytesWritten, bytes.length);
        }
      } catch (error) {
        throw isTaking ? error : readable(error);
      }
    }
  };
}

function readable(error: unknown): ProfileError {
  if (error instanceof ProfileError) return error;
  return noMemoryError(error) ?? because(new ProfileError('zstdDamaged'), error);
}
