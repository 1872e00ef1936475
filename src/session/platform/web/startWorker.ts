import type { Message } from '../../../protocol/message.js';
import type { RunningWorker } from '../platform.js';
import { type PlainWorker, ReplaceableWorker } from './replaceableWorker.js';

/** Starts a session's worker in a browser. @param url the bundle of `worker.ts`, of this origin or a `blob:` */
export function startWebWorker(url: string): RunningWorker {
  return new ReplaceableWorker(() => plainWorker(url));
}

function plainWorker(url: string): PlainWorker {
  const worker = new Worker(url);
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    listen: ({ message, ended }) => {
      worker.onmessage = ({ data }: MessageEvent<Message>) => {
        message(data);
      };
      worker.onerror = ({ error, message: what }) => {
        ended('workerFailed', error ?? new Error(what));
      };
      worker.onmessageerror = () => {
        ended('workerFailed', new Error('A message could not be read.'));
      };
    },
    end: () => {
      worker.terminate();
    },
  };
}
