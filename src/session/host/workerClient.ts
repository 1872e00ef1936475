import { Worker } from 'node:worker_threads';
import { createBirpc, type BirpcReturn } from 'birpc';
import type { Log } from '../../log/log.js';
import type { CodedError } from '../../profile/error.js';
import type { Progress, SessionApi, SessionEvents, WorkerData } from '../../protocol/session.js';
import { SessionError } from '../../protocol/errors.js';
import { type Message, received, type SentError } from '../../protocol/sentError.js';

/** A worker keeps columns and makes little else: V8 would keep more memory ready for young objects than all of them take. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** What is told of a worker. */
export interface WorkerNews {
  /** While a profile is opened. */
  readonly progress: (progress: Progress) => void;
  /** Once, with the reason, if the worker ends by itself. */
  readonly ended: (reason: CodedError) => void;
}

/** The worker of one profile, as the host sees it: typed questions in, answers or errors with a code out. */
export class WorkerClient {
  private readonly worker: Worker;
  private readonly rpc: BirpcReturn<SessionApi, SessionEvents>;
  /** Why it answers no more. */
  private ended: CodedError | undefined;
  private readonly data: WorkerData = { abandoned: new Int32Array(new SharedArrayBuffer(4)) };

  /**
   * @param file the bundled worker
   * @param log told of all that fails of itself in the worker
   */
  constructor(
    file: string,
    private readonly log: Log,
    news: WorkerNews,
  ) {
    // Sharing nothing of the host's environment or arguments keeps the worker a pure function of its profile, and of the
    // time zone, which is the process's.
    this.worker = new Worker(file, {
      argv: [],
      env: {},
      execArgv: [],
      stdin: false,
      resourceLimits,
      workerData: this.data,
    });
    this.rpc = createBirpc<SessionApi, SessionEvents>(
      {
        progress: news.progress,
        failedAhead: (error) => log.warn('Work ahead of any question failed.', received(error)),
      },
      {
        post: (message: { m?: string; a?: unknown[] }) =>
          this.worker.postMessage(message, transferable(message)),
        on: (listener) => this.worker.on('message', listener),
        deserialize: (message: Message) => this.withReceivedError(message),
        timeout: -1,
      },
    );
    const end = (reason: SessionError, error: unknown): void => {
      if (this.ended !== undefined) return;
      log.error(reason.message, error);
      this.close(reason);
      news.ended(reason);
    };
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(new SessionError(isMemory ? 'outOfMemory' : 'workerFailed'), error);
    });
    this.worker.on('messageerror', (error) => {
      end(new SessionError('workerFailed'), error);
    });
    this.worker.on('exit', (code) => {
      end(new SessionError('workerEnded'), new Error(`exit code ${code}`));
    });
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
    if (this.ended === undefined) this.close(new SessionError('closed'));
    void this.worker.terminate();
  }

  /** Rejects all questions, those to come too. */
  private close(reason: SessionError): void {
    this.ended = reason;
    this.rpc.$close(reason);
  }

  /** A message with its error as one of ours; what it says for the log alone is logged. */
  private withReceivedError<M extends Message>(message: M): M {
    if (message.e === undefined) return message;
    const error = received(message.e as SentError);
    if (error.cause !== undefined) this.log.error('The worker failed to answer.', error.cause);
    return { ...message, e: error };
  }
}

/** The buffers to move rather than copy: only those of the profile's own bytes, on their way to `open`. */
function transferable(message: { m?: string; a?: unknown[] }): ArrayBuffer[] {
  const bytes = message.m === 'open' ? message.a?.[0] : undefined;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}
