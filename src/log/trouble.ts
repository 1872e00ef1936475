import { sentenceOf } from './sentence.js';
import { CodedError, isFault } from '../profile/error.js';
import { received, type SentError } from '../protocol/sentError.js';
import type { Trouble } from '../protocol/trouble.js';

/** An error as a page is told of it. */
export function troubleOf(error: unknown): Trouble {
  const code = error instanceof CodedError ? error.code : 'internal';
  return { code, message: sentenceOf(error), isFault: isFault(error) };
}

/** What is wrong with something typed, in one sentence in the person's language; empty if nothing is. */
export function problemText(problem: SentError | undefined): string {
  return problem === undefined ? '' : sentenceOf(received(problem));
}
