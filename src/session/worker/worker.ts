import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import type { SessionApi, SessionEvents, WorkerData } from '../../protocol/session.js';
import { Answers } from './answers.js';
import { isFault } from '../../profile/error.js';
import { type Message, sent, withSentError } from '../../protocol/sentError.js';

/** The worker's entry: answers the questions of `SessionApi` about the one profile it holds. */
if (parentPort !== null) {
  const port = parentPort;
  const { abandoned } = workerData as WorkerData;
  const answers = new Answers(
    (progress) => void rpc.progress.asEvent(progress),
    () => Atomics.load(abandoned, 0),
    (error) => void rpc.failedAhead.asEvent(sent(error)),
  );
  const rpc = createBirpc<SessionEvents, SessionApi>(answers, {
    post: (message) => port.postMessage(message),
    on: (listener) => port.on('message', listener),
    serialize: (message: Message) => withSentError(message),
    onFunctionError: (error) => {
      if (isFault(error)) answers.startAfresh();
    },
    bind: 'functions',
  });
}
