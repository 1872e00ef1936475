/** The message of a question that nobody waits for any more: of an error, only that comes out of a worker. */
export const ABANDONED = 'Cancelled.';

/** Whether a question was rejected because it was abandoned. Errors may lose their class on the way. */
export function isAbandoned(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'message' in error && error.message === ABANDONED;
}
