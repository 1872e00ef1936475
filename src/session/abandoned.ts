/** The message of a question that nobody waits for any more: of an error, only that comes out of a worker. */
export const ABANDONED = 'Cancelled.';

/** Whether a question was rejected because it was abandoned. */
export function isAbandoned(error: unknown): boolean {
  return error instanceof Error && error.message === ABANDONED;
}
