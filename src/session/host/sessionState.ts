import type { CodedError } from '../../profile/error.js';
import type { Progress, Summary } from '../../protocol/session.js';

/** How far a session is: what its editors show. */
export type SessionState =
  | { readonly status: 'opening'; readonly progress: Progress | undefined }
  | {
      readonly status: 'failed';
      readonly error: CodedError;
      /** Whether what was read is text, which a text editor may show. */
      readonly isText: boolean;
    }
  | {
      readonly status: 'ready';
      readonly summary: Summary;
      readonly generation: number;
      /** Why reading the file again has failed or ended, so what is on show is not the file as it is now. Else undefined. */
      readonly reload: CodedError | undefined;
      /** How much of the file is read again, in percent; undefined while it is not. */
      readonly rereading: number | undefined;
    };
