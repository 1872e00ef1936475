import { isAbandoned } from '../../protocol/abandoned.js';

/** How long after a question work begins that nobody has asked for, in milliseconds. */
const QUIET = 100;

/** The time as looking ahead takes it, in milliseconds. */
export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): void;
  /** Lets messages in, then goes on. */
  soon(run: () => void): void;
}

/** The time of this machine. @param soon lets messages in, then goes on: what platforms have for that is quicker */
export function clockWith(soon: Clock['soon'] = (run) => void setTimeout(run)): Clock {
  return {
    now: () => performance.now(),
    after: (milliseconds, run) => void setTimeout(run, milliseconds),
    soon,
  };
}

/** Work in pieces of a few milliseconds, and the object that it prepares. */
interface Work {
  readonly about: object;
  readonly pieces: Iterator<unknown>;
}

/**
 * Does work between two questions that the next ones are likely to need. It may fail without anybody noticing: they
 * then do without it.
 */
export class LookAhead {
  /** The newest last, which is done first. */
  private readonly waiting: Work[] = [];
  /** Objects whose work was begun, so that it is not begun twice. */
  private readonly begun = new WeakSet();
  private isScheduled = false;
  private isOver = false;
  /** When the last of the questions that come in bursts was answered. */
  private lastAsked = -Infinity;

  /** @param failed told why, once, if a piece fails; there is no looking ahead any more then */
  constructor(
    private readonly clock: Clock,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** A question was answered after which others follow at once. */
  asked(): void {
    this.lastAsked = this.clock.now();
  }

  /** Whether work was begun that prepares the object, done or not. */
  isBegun(about: object): boolean {
    return this.begun.has(about);
  }

  /** Leaves what is not done yet. */
  drop(): void {
    this.waiting.length = 0;
  }

  /** Does work before what else is still to do, unless it was begun already for the same object. */
  add(about: object, pieces: Iterator<unknown>): void {
    if (this.isOver || this.begun.has(about)) return;
    this.begun.add(about);
    this.waiting.push({ about, pieces });
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.clock.after(QUIET, this.goOn);
  }

  private readonly goOn = (): void => {
    // Questions come in bursts, and one piece can take longer than an answer.
    const early = this.lastAsked + QUIET - this.clock.now();
    if (early > 0) {
      this.clock.after(early, this.goOn);
      return;
    }
    const newest = this.waiting.at(-1);
    if (newest !== undefined && this.isDone(newest)) this.waiting.splice(this.waiting.indexOf(newest), 1);
    this.isScheduled = this.waiting.length > 0;
    if (this.isScheduled) this.clock.soon(this.goOn);
  };

  /** Does a piece, and returns whether it was the last. Work that is abandoned is begun again when it is next due. */
  private isDone({ about, pieces }: Work): boolean {
    try {
      return pieces.next().done === true;
    } catch (error) {
      if (isAbandoned(error)) this.begun.delete(about);
      else this.end(error);
      return true;
    }
  }

  private end(error: unknown): void {
    this.isOver = true;
    this.drop();
    this.failed(error);
  }
}
