import { stat } from 'node:fs/promises';
import { readNode } from './readFile.js';

/** Larger files are not read to be listed: no source that a person wrote is. */
const LARGEST = 16 * 1024 * 1024;

/** All of a source file; undefined if it has more than 16 MiB. Rejects as `readNode`. */
export async function readSource(path: string): Promise<Uint8Array | undefined> {
  const { size } = await stat(path);
  return size > LARGEST ? undefined : readNode(path);
}
