import { ProfileError } from '../../profile/error.js';

/** The most bytes of a file that are read: memory for all of them is taken at once. */
export const LARGEST_FILE = 2 ** 31;

/** Throws a `ProfileError` for a file of more bytes than that. */
export function refuseLarge(size: number): void {
  if (size > LARGEST_FILE) throw new ProfileError('fileTooLarge', { gibibytes: LARGEST_FILE / 2 ** 30 });
}

/** Memory for a file. Throws a `ProfileError` where there is none left. */
export function memoryFor(size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch {
    throw new ProfileError('noMemory');
  }
}

/** What becomes of a promise, or a rejection once the signal is aborted: what cannot be ended is not waited for. */
export function untilAborted<T>(promise: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    const end = (): void => signal.removeEventListener('abort', abort);
    promise.then(end, end);
    promise.then(resolve, reject);
  });
}
