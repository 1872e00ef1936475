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
      /** Reading the file again has failed, so what is on show is not the file as it is now. Else undefined. */
      readonly reload: FailedReload | undefined;
    };

interface FailedReload {
  readonly error: CodedError;
  /** Whether the file is just being read once more. */
  readonly isUnderWay: boolean;
}
