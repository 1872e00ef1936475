import { ProfileError } from '../../profile/error.js';
import { type ReadOptions, readNode } from '../platform/node/readFile.js';

/**
 * As `readNode`, for a profile that has no file of its own and goes with its window: where it is gone, rejects with a
 * `ProfileError` that says why.
 */
export async function readUnsaved(path: string, options: ReadOptions = {}): Promise<Uint8Array> {
  try {
    return await readNode(path, options);
  } catch (error) {
    if (error instanceof ProfileError && error.code === 'noFile') throw new ProfileError('unsavedGone');
    throw error;
  }
}
