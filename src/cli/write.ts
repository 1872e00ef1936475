import { once } from 'node:events';

const CHUNK = 1 << 16;

/** Writes all of it to stdout, as fast as the reader takes it; a reader that has gone is no error. */
export async function writeOut(bytes: Uint8Array): Promise<void> {
  const { stdout } = process;
  const gone = new AbortController();
  stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone.abort();
  });
  for (let at = 0; at < bytes.length && !gone.signal.aborted; at += CHUNK) {
    if (stdout.write(bytes.subarray(at, at + CHUNK))) continue;
    await Promise.race([once(stdout, 'drain'), once(gone.signal, 'abort')]);
  }
}
