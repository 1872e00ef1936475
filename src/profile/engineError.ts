import { ProfileError } from './error.js';

/** What the engine throws by itself: ranges where memory, or what an array, a map or a text can hold, ends; else our bugs. */
const ENGINES = [RangeError, TypeError, ReferenceError, SyntaxError, EvalError, URIError];

/**
 * An error that people may read: the same, but in place of the JavaScript engine's own, such as "Invalid array length",
 * a `ProfileError` that says what it comes from, with the engine's as its cause.
 */
export function withoutEngineError(error: unknown): unknown {
  if (!ENGINES.some((kind) => error instanceof kind)) return error;
  return because(new ProfileError(error instanceof RangeError ? 'noMemory' : 'ownFault'), error);
}

/** What Node's zlib says where there is no memory for it. */
const NO_MEMORY = new Set([
  'Z_MEM_ERROR',
  'ZSTD_error_memory_allocation',
  'ERR_ZLIB_INITIALIZATION_FAILED',
  'ERR_MEMORY_ALLOCATION_FAILED',
]);

/**
 * The error for a decompressor that ran out of memory, with its own as the cause; undefined for one that failed for
 * another reason. Damaged data makes RangeErrors too, but none about an allocation.
 */
export function noMemoryError(error: unknown): ProfileError | undefined {
  if (!(error instanceof Error)) return undefined;
  const isAllocation = error instanceof RangeError && /allocation failed/i.test(error.message);
  const isCode = 'code' in error && typeof error.code === 'string' && NO_MEMORY.has(error.code);
  return isAllocation || isCode ? because(new ProfileError('noMemory'), error) : undefined;
}

/** The error with its cause, which is for the log. */
export function because(error: ProfileError, cause: unknown): ProfileError {
  error.cause = cause;
  return error;
}
