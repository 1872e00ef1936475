import { createGunzip } from 'node:zlib';
import { ProfileError } from '../profile/error.js';
import { pastLimit, refuseNested, sizeHint, type Inflate } from '../profile/inflate.js';

/** Bytes of output zlib hands over at a time. */
const CHUNK = 1 << 20;

/** Gunzips with Node's zlib, by the rules of `inflate`; about three times as fast as pako. */
export const inflateNode: Inflate = async (bytes, limit, onProgress) => {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  let output = new Uint8Array(sizeHint(bytes, limit));
  let length = 0;
  const finished = new Promise<void>((resolve, reject) => {
    gunzip.on('end', resolve);
    gunzip.on('error', reject);
    gunzip.on('data', (part: Uint8Array) => {
      if (length + part.length > limit) {
        gunzip.destroy(pastLimit(limit));
        return;
      }
      if (length + part.length > output.length) output = grown(output, length + part.length, limit);
      output.set(part, length);
      length += part.length;
      onProgress?.(gunzip.bytesWritten, bytes.length);
    });
  });
  gunzip.end(bytes);
  try {
    await finished;
  } catch (error) {
    throw readable(error);
  }
  if (gunzip.bytesWritten < bytes.length) throw trailing();
  const inflated = output.subarray(0, length);
  refuseNested(inflated);
  return inflated;
};

function grown(output: Uint8Array, needed: number, limit: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(limit, Math.max(needed, output.length * 2)));
  larger.set(output);
  return larger;
}

/** zlib's error as a sentence. */
function readable(error: unknown): Error {
  if (error instanceof ProfileError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new ProfileError('The compressed profile is cut short: the file ends before its gzip data does.');
  }
  // The first member's header begins as one, or nobody would have called this gzip.
  if (message === 'incorrect header check') return trailing();
  return new ProfileError(`The compressed profile is damaged: gzip reports "${message}".`);
}

function trailing(): ProfileError {
  return new ProfileError('Something that is not gzip follows the compressed profile.');
}
