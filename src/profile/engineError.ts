import { CodedError, ProfileError } from './error.js';

/**
 * An error that people may read: one of ours as it is; in place of the JavaScript engine's, such as "Invalid array
 * length", one that says what it comes from, with the engine's as its cause. Ranges are passed where memory, or what an
 * array, a map or a text can hold, ends.
 */
export function withoutEngineError(error: unknown): unknown {
  if (error instanceof CodedError || !(error instanceof Error)) return error;
  const ours = new ProfileError(error instanceof RangeError ? 'noMemory' : 'ownFault');
  ours.cause = error;
  return ours;
}
