import type { Platform } from '../platform.js';
import { readHeadNode, readNode } from './readFile.js';
import { startNodeWorker } from './startWorker.js';

/** Sessions on Node. @param workerFile the path of the bundle of `worker.ts` */
export function nodePlatform(workerFile: string): Platform {
  return {
    startWorker: () => startNodeWorker(workerFile),
    disk: { read: readNode, readHead: readHeadNode },
  };
}
