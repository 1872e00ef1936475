import { CodedError, type ErrorValues } from '../profile/error.js';
import { SessionError } from './errors.js';
import type { Message } from './message.js';

/** What an engine says of a fault of our own. */
interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** An error as it crosses a thread: of an Error only message and stack would arrive. */
export interface SentError {
  readonly code: string;
  readonly values: ErrorValues;
  /** With the values' names in braces. */
  readonly sentence: string;
  /** For the log alone: what it comes from. */
  readonly fault: Fault | undefined;
}

/** An error that somebody else has thrown. Its cause is what the engine said, if it was a fault. */
class ReceivedError extends CodedError {
  override readonly name = 'ReceivedError';
}

/** An error as data. What is none of ours becomes `internal`. */
export function sent(error: unknown): SentError {
  const { code, values, sentence } = error instanceof CodedError ? error : new SessionError('internal');
  const from = error instanceof CodedError ? error.cause : error;
  return { code, values, sentence, fault: from === undefined ? undefined : faultOf(from) };
}

/** The error that was sent. */
export function received({ code, values, sentence, fault }: SentError): CodedError {
  const error = new ReceivedError(code, values, sentence);
  if (fault !== undefined) error.cause = Object.assign(new Error(fault.message), fault);
  return error;
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}

/** A message with its error as data. */
export function withSentError(message: Message): Message {
  return message.e === undefined ? message : { ...message, e: sent(message.e) };
}
