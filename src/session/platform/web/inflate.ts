import { type Inflate, inflateWithPako, pastLimit, takingAfter } from '../../../profile/container/inflate.js';
import type { OnProgress } from '../../../profile/proto/decodeProto.js';

/**
 * How many bytes of compressed input the browser is given at once. It hands over what comes of them only when it has it
 * all, so that this, a thousand times over, is the most that a hostile file takes beyond its limit.
 */
const CHUNK = 1 << 16;

/**
 * `Inflate` of gzip with the browser's own, which is faster than pako. Of a file that is not one member with nothing after it, most engines
 * say only that it is none; some pass over what follows if it is zeros. In both cases pako begins again, goes on where the browser
 * ended, and finds further members, or what is wrong.
 */
export const inflateWeb: Inflate = async (bytes, limit, take, onProgress) => {
  const state = { size: 0, isTaking: false };
  try {
    await inflateStreamed(
      bytes,
      (piece) => {
        state.isTaking = true;
        state.size += piece.length;
        if (state.size > limit) throw pastLimit(limit);
        take(piece);
        state.isTaking = false;
      },
      onProgress,
    );
  } catch (error) {
    if (state.isTaking) throw error;
    inflateWithPako(bytes, limit, takingAfter(state.size, take), onProgress);
    return;
  }
  if (!endsWithSize(bytes, state.size))
    inflateWithPako(bytes, limit, takingAfter(state.size, take), onProgress);
};

/** Whether the last four bytes are the size that one gzip member ends with, of so many bytes inflated; of none, zeros may follow it. */
function endsWithSize(bytes: Uint8Array, size: number): boolean {
  const { length } = bytes;
  if (length < 4 || size === 0) return false;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(length - 4, true) === size >>> 0;
}

async function inflateStreamed(
  bytes: Uint8Array,
  take: (piece: Uint8Array) => void,
  onProgress: OnProgress | undefined,
): Promise<void> {
  let given = 0;
  const compressed = new ReadableStream<BufferSource>(
    {
      pull: (controller) => {
        const end = Math.min(given + CHUNK, bytes.length);
        // A file's bytes are in no memory that threads share.
        controller.enqueue(bytes.subarray(given, end) as Uint8Array<ArrayBuffer>);
        given = end;
        if (given === bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const reader = compressed.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      take(value);
      onProgress?.(given, bytes.length);
    }
  } finally {
    // What is left, if an error came before the end, is not wanted. Where that came from the stream, it ends here too.
    reader.cancel().catch(() => undefined);
  }
}
