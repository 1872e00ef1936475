import { createBirpc } from 'birpc';
import { isFault } from '../../profile/error.js';
import { sent, withSentError } from '../../protocol/sentError.js';
import type { SessionApi, SessionEvents } from '../../protocol/session.js';
import type { WorkerSurroundings } from '../platform/platform.js';
import { Answers } from './answers.js';

/** Answers the questions of `SessionApi` about the one profile that this worker holds, for as long as it runs. */
export function serve(surroundings: WorkerSurroundings): void {
  const answers = new Answers((progress) => void rpc.progress.asEvent(progress), {
    ...surroundings,
    failedAhead: (error) => void rpc.failedAhead.asEvent(sent(error)),
  });
  const rpc = createBirpc<SessionEvents, SessionApi>(answers, {
    post: surroundings.post,
    on: surroundings.listen,
    serialize: withSentError,
    onFunctionError: (error) => {
      if (isFault(error)) answers.startAfresh();
    },
    bind: 'functions',
  });
}
