import { ProfileError } from './error.js';

/** What the engine throws by itself: ranges where memory, or what an array, a map or a text can hold, ends; else our bugs. */
const ENGINES = [RangeError, TypeError, ReferenceError, SyntaxError, EvalError, URIError];

/**
 * An error that people may read: the same, but in place of the JavaScript engine's own, such as "Invalid array length",
 * a `ProfileError` that says what it comes from, with the engine's as its cause.
 */
export function withoutEngineError(error: unknown): unknown {
  if (!ENGINES.some((kind) => error instanceof kind)) return error;
  const ours = new ProfileError(error instanceof RangeError ? 'noMemory' : 'ownFault');
  ours.cause = error;
  return ours;
}
