import { Worker } from 'node:worker_threads';
import type { Message } from '../../../protocol/message.js';
import type { RunningWorker } from '../platform.js';

/** A worker keeps columns and makes little else: V8 would keep more memory ready for young objects than all of them take. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** What a worker is started with. */
export interface WorkerData {
  /** One number in memory that both share: how often the client has abandoned what it asked. */
  readonly abandoned: Int32Array;
}

/** Starts a session's worker in a thread. @param file the bundle of `worker.ts` */
export function startNodeWorker(file: string): RunningWorker {
  const data: WorkerData = { abandoned: new Int32Array(new SharedArrayBuffer(4)) };
  // Sharing nothing of the host's environment or arguments keeps the worker a pure function of its profile, and of the
  // time zone, which is the process's.
  const worker = new Worker(file, {
    argv: [],
    env: {},
    execArgv: [],
    stdin: false,
    resourceLimits,
    workerData: data,
  });
  return {
    post: (message, moved) => worker.postMessage(message, moved),
    listen({ message, ended }) {
      worker.on('message', (received: Message) => message(received));
      worker.on('error', (error: NodeJS.ErrnoException) => {
        ended(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'outOfMemory' : 'workerFailed', error);
      });
      worker.on('messageerror', (error) => ended('workerFailed', error));
      worker.on('exit', (code) => ended('workerEnded', new Error(`exit code ${code}`)));
    },
    abandon: () => void Atomics.add(data.abandoned, 0, 1),
    end: () => void worker.terminate(),
  };
}
