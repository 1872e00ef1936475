import { ProfileError } from '../../profile/error.js';
import type { Disk } from '../platform/platform.js';

/**
 * As `Disk.read`, for a profile that has no file of its own and goes with its window: where it is gone, rejects with a
 * `ProfileError` that says why.
 */
export async function readUnsaved(disk: Disk, path: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await disk.read(path, { signal });
  } catch (error) {
    if (error instanceof ProfileError && error.code === 'noFile') throw new ProfileError('unsavedGone');
    throw error;
  }
}
