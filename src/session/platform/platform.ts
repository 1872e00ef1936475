import type { Inflate } from '../../profile/container/inflate.js';
import type { Message } from '../../protocol/message.js';

/** What the extension's side of sessions runs on: Node, or a browser. */
export interface Platform {
  /** Starts a session's worker, which runs `session/worker/serve.ts` in a thread of its own. */
  readonly startWorker: () => RunningWorker;
  readonly disk: Disk;
}

/** The files that the platform itself reads: those with URIs of the scheme `file`. */
export interface Disk {
  /**
   * All of a file, in a buffer of its own. Rejects with a `ProfileError` for what is no file or cannot be read.
   * @param signal aborted once nobody waits for the bytes: rejects with its reason
   */
  read(path: string, options: { readonly signal: AbortSignal }): Promise<Uint8Array>;
  /** At most the first `length` bytes of a file. Rejects as `read`. */
  readHead(path: string, length: number): Promise<Uint8Array>;
}

/** Why a worker ended of itself: a code of `SESSION_ERRORS`. */
type WorkerEnd = 'outOfMemory' | 'workerEnded' | 'workerFailed';

/** What is heard of a worker. */
export interface WorkerListener {
  readonly message: (message: Message) => void;
  /** It ended of itself, and answers no more. May be told again; after `end` too. */
  readonly ended: (why: WorkerEnd, error: unknown) => void;
}

/** A session's worker, as the thread sees it that started it. */
export interface RunningWorker {
  /** Sends a message. @param moved buffers in it that may be moved rather than copied: they may be empty here afterwards */
  post(message: Message, moved: ArrayBuffer[]): void;
  /** Tells the one listener of all that is heard from here on. */
  listen(listener: WorkerListener): void;
  /**
   * Tells the worker to stop: nobody waits any more for the answers to what was posted before this, and those that take
   * long reject as abandoned, within moments. Questions posted after this are answered.
   *
   * A worker at work reads no messages, so that it is told otherwise. On Node by a count in memory that both share. In a
   * browser, where threads may seldom share any (`crossOriginIsolated`), it is not told at all: the questions are rejected
   * on this side, and a worker that is still at work some time later is ended, and replaced by another that is given the
   * same profile.
   */
  abandon(): void;
  /** Ends the worker at once, whatever it is doing, and with it all memory it holds. */
  end(): void;
}

/** The other side: what a worker has where it runs. */
export interface WorkerSurroundings {
  /** Sends a message to the thread that started the worker. */
  readonly post: (message: Message) => void;
  /** Calls back with each message from there. */
  readonly listen: (receive: (message: Message) => void) => void;
  /**
   * How often `RunningWorker.abandon` was called, up to this moment, even while no message is read; undefined where no
   * memory is shared, so that nothing can be known of it.
   */
  readonly timesAbandoned: (() => number) | undefined;
  /** Lets messages in, then goes on. */
  readonly soon: (run: () => void) => void;
  /** Decompresses gzip, and zstd. */
  readonly inflate: Inflate;
  readonly inflateZstd: Inflate;
}
