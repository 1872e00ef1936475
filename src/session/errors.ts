import { CodedError } from '../profile/error.js';

/** What a session answers instead of an answer, by code, one sentence for people a row. */
export const SESSION_ERRORS = {
  earlierLoad:
    'This is from an earlier load of the profile, which has been read again since: choose it anew.',
} as const;

/** A question that a session cannot answer. */
export class SessionError extends CodedError {
  override readonly name = 'SessionError';

  constructor(code: keyof typeof SESSION_ERRORS) {
    super(code, {}, SESSION_ERRORS[code]);
  }
}
