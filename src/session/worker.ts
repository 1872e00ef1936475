import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import type { SessionApi, SessionEvents, WorkerData } from './api.js';
import { Answers } from './answers.js';

/** The worker's entry: answers the questions of `SessionApi` about the one profile it holds. */
if (parentPort !== null) {
  const port = parentPort;
  const { abandoned } = workerData as WorkerData;
  const answers = new Answers(
    (progress) => void rpc.progress.asEvent(progress),
    () => Atomics.load(abandoned, 0),
  );
  const rpc = createBirpc<SessionEvents, SessionApi>(answers, {
    post: (message) => port.postMessage(message),
    on: (listener) => port.on('message', listener),
    bind: 'functions',
  });
}
