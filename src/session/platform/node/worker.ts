import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '../../worker/serve.js';
import { inflateNode } from './inflate.js';
import { inflateZstdNode } from './inflateZstd.js';
import type { WorkerData } from './startWorker.js';

/** The entry of a session's worker on Node. */
if (parentPort !== null) {
  const port = parentPort;
  const { abandoned } = workerData as WorkerData;
  serve({
    post: (message) => port.postMessage(message),
    listen: (receive) => port.on('message', receive),
    timesAbandoned: () => Atomics.load(abandoned, 0),
    soon: (run) => void setImmediate(run),
    inflate: inflateNode,
    inflateZstd: inflateZstdNode,
  });
}
