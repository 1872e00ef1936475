import { Worker } from 'node:worker_threads';
import { createBirpc, type BirpcReturn } from 'birpc';
import type { Progress, SessionApi, SessionEvents, WorkerData } from './api.js';

/** A worker keeps columns and makes little else: V8 would keep more memory ready for young objects than all of them take. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** The worker of one profile, as the host sees it: typed questions in, answers or one-sentence errors out. */
export class WorkerClient {
  private readonly worker: Worker;
  private readonly rpc: BirpcReturn<SessionApi, SessionEvents>;
  /** Why it answers no more. */
  private ended: Error | undefined;
  private readonly data: WorkerData = { abandoned: new Int32Array(new SharedArrayBuffer(4)) };

  /**
   * @param file the bundled worker
   * @param onProgress told while a profile is opened
   * @param onExit told once, with a sentence, if the worker ends by itself
   */
  constructor(file: string, onProgress: (progress: Progress) => void, onExit: (reason: string) => void) {
    // Sharing nothing of the host's environment or arguments keeps the worker a pure function of its profile.
    this.worker = new Worker(file, {
      argv: [],
      execArgv: [],
      stdin: false,
      resourceLimits,
      workerData: this.data,
    });
    this.rpc = createBirpc<SessionApi, SessionEvents>(
      { progress: onProgress },
      {
        post: (message: { m?: string; a?: unknown[] }) =>
          this.worker.postMessage(message, transferable(message)),
        on: (listener) => this.worker.on('message', listener),
        timeout: -1,
      },
    );
    const end = (reason: string): void => {
      if (this.ended !== undefined) return;
      this.ended = new Error(reason);
      this.rpc.$close(this.ended);
      onExit(reason);
    };
    this.worker.on('error', (error: NodeJS.ErrnoException) =>
      end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'The profile needs more memory than a worker of this VS Code may take.'
          : `The profile's worker failed: ${error.message}`,
      ),
    );
    this.worker.on('exit', () => end("The profile's worker ended unexpectedly."));
  }

  /** The questions. Throws the sentence why there are no more answers, once the worker has ended. */
  get ask(): Omit<BirpcReturn<SessionApi, SessionEvents>, `$${string}`> {
    this.insistOnLife();
    return this.rpc;
  }

  /** Throws why the worker has ended, if it has. */
  insistOnLife(): void {
    if (this.ended !== undefined) throw this.ended;
  }

  /** Ends what the worker is doing for the questions asked so far: those that take long reject as abandoned. */
  abandon(): void {
    if (this.ended !== undefined) return;
    Atomics.add(this.data.abandoned, 0, 1);
    void this.rpc.abandon.asEvent();
  }

  /** Ends the worker at once, whatever it is doing, and with it all memory it holds. Open questions reject. */
  dispose(): void {
    if (this.ended === undefined) {
      this.ended = new Error('The profile was closed.');
      this.rpc.$close(this.ended);
    }
    void this.worker.terminate();
  }
}

/** The buffers to move rather than copy: only those of the profile's own bytes, on their way to `open`. */
function transferable(message: { m?: string; a?: unknown[] }): ArrayBuffer[] {
  const bytes = message.m === 'open' ? message.a?.[0] : undefined;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}
