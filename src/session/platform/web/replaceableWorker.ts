import { SessionError } from '../../../protocol/errors.js';
import type { Message } from '../../../protocol/message.js';
import { sent } from '../../../protocol/sentError.js';
import type { EntryChoice, OpenOptions } from '../../../protocol/session.js';
import type { RunningWorker, WorkerListener } from '../platform.js';

/** A worker that cannot be told anything while it is at work. */
export interface PlainWorker {
  /** Sends a message; buffers in it are copied. */
  readonly post: (message: Message) => void;
  readonly listen: (listener: WorkerListener) => void;
  readonly end: () => void;
}

/** The least time that a worker has to come to the end of a question nobody waits for any more, in milliseconds. */
const LEAST_PATIENCE = 500;

/** Questions by which a worker gets its profile. They are not abandoned: who does not wait any more ends the worker. */
const OPENING = new Set(['open', 'entries', 'openEntry']);

/** A question under way. */
interface Asked {
  readonly question: Message;
  /** When, in milliseconds. */
  readonly since: number;
  /** Whether somebody waits for the answer. */
  isAwaited: boolean;
}

/**
 * `RunningWorker` where no memory can be shared. Questions go to the worker one by one, so that those which have to wait
 * can still be abandoned without it. The one under way is rejected here, and the worker has about as long to come to its
 * end as it took to open the profile. After that it is cheaper to end it, and to open the profile in another one: never
 * is more than twice the time lost. For that the file's bytes are kept here as long as the worker runs.
 */
export class ReplaceableWorker implements RunningWorker {
  private worker: PlainWorker;
  private listener: WorkerListener | undefined;
  private asked: Asked | undefined;
  /** The questions after that one. */
  private readonly waiting: Message[] = [];
  /** The question by which another worker gets the same profile. */
  private opening: Message | undefined;
  /** How long that takes, in milliseconds. */
  private openingTook = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly start: () => PlainWorker) {
    this.worker = this.started();
  }

  /** As `RunningWorker.post`; nothing is moved, since it may be needed again. */
  post(message: Message): void {
    // Only `abandon` wants no answer, and this side sees to that.
    if (message.i === undefined) return;
    this.waiting.push(message);
    this.next();
  }

  listen(listener: WorkerListener): void {
    this.listener = listener;
  }

  /** As `RunningWorker.abandon`. */
  abandon(): void {
    const { asked } = this;
    for (const question of this.waiting.splice(0)) this.reject(question);
    if (asked?.isAwaited !== true || isOpening(asked.question)) return;
    asked.isAwaited = false;
    this.reject(asked.question);
    this.timer = setTimeout(this.replace, Math.max(LEAST_PATIENCE, this.openingTook));
  }

  /** As `RunningWorker.end`: no other worker takes its place. */
  end(): void {
    clearTimeout(this.timer);
    this.listener = undefined;
    this.worker.end();
  }

  private started(): PlainWorker {
    const worker = this.start();
    worker.listen({
      message: (message) => {
        if (worker === this.worker) this.received(message);
      },
      ended: (why, error) => {
        if (worker === this.worker) this.listener?.ended(why, error);
      },
    });
    return worker;
  }

  private readonly replace = (): void => {
    const { opening } = this;
    if (opening === undefined) return;
    this.worker.end();
    this.worker = this.started();
    this.ask(opening, false);
  };

  private next(): void {
    if (this.asked !== undefined) return;
    const question = this.waiting.shift();
    if (question === undefined) return;
    this.opening = openingAfter(question, this.opening);
    this.ask(question, true);
  }

  private ask(question: Message, isAwaited: boolean): void {
    this.asked = { question, since: performance.now(), isAwaited };
    this.worker.post(question);
  }

  private received(message: Message): void {
    const { asked } = this;
    if (message.t !== 's' || asked === undefined) {
      this.listener?.message(message);
      return;
    }
    clearTimeout(this.timer);
    this.asked = undefined;
    if (isOpening(asked.question)) this.openingTook = performance.now() - asked.since;
    if (asked.isAwaited) this.listener?.message(message);
    // It could be opened before.
    else if (isOpening(asked.question) && message.e !== undefined) {
      this.listener?.ended('workerFailed', message.e);
      return;
    }
    this.next();
  }

  private reject({ i }: Message): void {
    this.listener?.message({ t: 's', i, e: sent(new SessionError('abandoned')) });
  }
}

function isOpening({ m }: Message): boolean {
  return m !== undefined && OPENING.has(m);
}

/** How another worker gets the profile that this one has after a question, if it had it by `before` until then. */
function openingAfter({ m, i, a }: Message, before: Message | undefined): Message | undefined {
  if (m === 'open') return { t: 'q', i, m, a };
  const [bytes, options] = before?.a ?? [];
  if (m !== 'openEntry' || bytes === undefined) return before;
  return { ...before, a: [bytes, { ...(options as OpenOptions), entry: a?.[0] as EntryChoice }] };
}
