/** Whether a question was rejected because nobody waits for it any more. Errors lose their class on the way to a page. */
export function isAbandoned(error: unknown): boolean {
  return codeOf(error) === 'abandoned';
}

/** Whether an answer is not needed any more: nobody waits for it, or its profile was closed. */
export function isMoot(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'abandoned' || code === 'closed' || code === 'notOpen';
}

/** Whether a question was about what another load of the profile numbered. */
export function isOfEarlierLoad(error: unknown): boolean {
  return codeOf(error) === 'earlierLoad';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
