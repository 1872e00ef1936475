import { createBirpc, type BirpcReturn } from 'birpc';
import type { Log } from '../../log/log.js';
import type { CodedError } from '../../profile/error.js';
import { SessionError } from '../../protocol/errors.js';
import type { Message } from '../../protocol/message.js';
import { received, type SentError } from '../../protocol/sentError.js';
import type { Progress, SessionApi, SessionEvents } from '../../protocol/session.js';
import type { RunningWorker } from '../platform/platform.js';

/** What is told of a worker. */
export interface WorkerNews {
  /** While a profile is opened. */
  readonly progress: (progress: Progress) => void;
  /** Once, with the reason, if the worker ends by itself. */
  readonly ended: (reason: CodedError) => void;
}

/** The worker of one profile, as the host sees it: typed questions in, answers or errors with a code out. */
export class WorkerClient {
  private readonly rpc: BirpcReturn<SessionApi, SessionEvents>;
  /** Why it answers no more. */
  private ended: CodedError | undefined;

  /**
   * @param worker just started; it is the client's from here on
   * @param log told of all that fails of itself in the worker
   */
  constructor(
    private readonly worker: RunningWorker,
    private readonly log: Log,
    news: WorkerNews,
  ) {
    this.rpc = createBirpc<SessionApi, SessionEvents>(
      {
        progress: news.progress,
        failedAhead: (error) => log.warn('Work ahead of any question failed.', received(error)),
      },
      {
        post: (message: Message) => worker.post(message, movable(message)),
        on: (listener) => {
          worker.listen({
            message: listener,
            ended: (why, error) => {
              if (this.ended !== undefined) return;
              const reason = new SessionError(why);
              log.error(reason.message, error);
              this.close(reason);
              news.ended(reason);
            },
          });
        },
        deserialize: (message: Message) => this.withReceivedError(message),
        timeout: -1,
      },
    );
  }

  /** The questions. Throws why there are no more answers, once the worker has ended. */
  get ask(): Omit<BirpcReturn<SessionApi, SessionEvents>, `$${string}`> {
    this.throwIfEnded();
    return this.rpc;
  }

  /** Throws why the worker has ended, if it has. */
  throwIfEnded(): void {
    if (this.ended !== undefined) throw this.ended;
  }

  /** Nobody waits any more for what was asked so far: what takes long rejects as abandoned. */
  abandon(): void {
    if (this.ended !== undefined) return;
    this.worker.abandon();
    void this.rpc.abandon.asEvent();
  }

  /** Ends the worker at once, whatever it is doing, and with it all memory it holds. Open questions reject as closed. */
  dispose(): void {
    if (this.ended === undefined) this.close(new SessionError('closed'));
    this.worker.end();
  }

  /** Rejects all questions, those to come too. */
  private close(reason: SessionError): void {
    this.ended = reason;
    this.rpc.$close(reason);
  }

  /** A message with its error as one of ours; what it says for the log alone is logged. */
  private withReceivedError(message: Message): Message {
    if (message.e === undefined) return message;
    const error = received(message.e as SentError);
    if (error.cause !== undefined) this.log.error('The worker failed to answer.', error.cause);
    return { ...message, e: error };
  }
}

/** The buffers to move rather than copy: only those of the profiles' own bytes, on their way to `open`. */
function movable({ m: method, a: given = [] }: Message): ArrayBuffer[] {
  if (method !== 'open') return [];
  const [bytes, options] = given as Parameters<SessionApi['open']>;
  const profiles = options.base === undefined ? [bytes] : [bytes, options.base.bytes];
  return profiles.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
