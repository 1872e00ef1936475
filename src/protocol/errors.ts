import { CodedError, type Coded } from '../profile/error.js';

/** What a session answers instead of an answer, by code, one sentence for people a row. */
export const SESSION_ERRORS = {
  abandoned: 'Cancelled.',
  closed: 'The profile was closed.',
  notOpen: '{name} is not open.',
  openingCancelled: 'Opening was cancelled.',
  earlierLoad:
    'This is from an earlier load of the profile, which has been read again since: choose it anew.',
  settingNotWritten: 'The setting {setting} could not be written: settings.json may have a fault.',
  outOfMemory: 'The profile needs more memory than a worker of this VS Code may take.',
  workerEnded: "The profile's worker ended unexpectedly.",
  workerFailed: "The profile's worker failed, which is a fault of pprof Lens.",
  internal: 'This failed, which is a fault of pprof Lens.',
} as const;

/** A question that a session cannot answer. */
export class SessionError extends CodedError {
  override readonly name = 'SessionError';

  constructor(...[code, values]: Coded<typeof SESSION_ERRORS>) {
    super(code, values ?? {}, SESSION_ERRORS[code]);
  }
}
