// What was asked of one input: each question is a step with a name, which may fail, or take too long.
import { inspect } from 'node:util';

/** How much time a step may take: two seconds, and one for each megabyte that it answers. */
const MOST_MS = 2000;
const MS_PER_BYTE = 1000 / 2 ** 20;

/** Something that should never be. */
class Violation extends Error {
  name = 'Violation';
}

/** Throws unless something is so. */
export function hold(isSo, what, ...values) {
  if (isSo) return;
  throw new Violation([what, ...values.map((value) => inspect(value).slice(0, 200))].join(' '));
}

export class Trial {
  /** The first failure, if there is one. */
  failure = undefined;
  /** Steps that took too long. */
  slow = [];

  /**
   * @param isDocumented whether an error is one that people are told of
   * @param isCareful whether time is the processor's, which takes long to ask for, rather than the clock's
   */
  constructor(isDocumented, isCareful) {
    this.isDocumented = isDocumented;
    this.now = isCareful ? processorTime : () => performance.now();
  }

  /**
   * Does something to the input. Answers its result; undefined where it was refused with a documented error, or failed.
   * @param refused told of a documented error
   */
  async step(name, work, refused = () => undefined) {
    const start = this.now();
    let result;
    try {
      result = await work();
    } catch (error) {
      if (!(error instanceof Violation) && this.isDocumented(error)) refused(error);
      else this.fail(name, error);
    }
    const ms = this.now() - start;
    if (ms > MOST_MS && ms > MOST_MS + sizeOf(result) * MS_PER_BYTE)
      this.slow.push({ name, ms: Math.round(ms) });
    return result;
  }

  fail(step, error) {
    const from = error?.cause instanceof Error ? error.cause : error;
    this.failure ??= {
      kind: from?.name ?? 'thrown',
      step,
      message: String(from?.message ?? from),
      stack: from?.stack,
    };
  }
}

/** What the process has taken of the processors, in milliseconds. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** About how many bytes an answer has. */
function sizeOf(value) {
  if (typeof value === 'string') return value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum, one) => sum + sizeOf(one), 0);
}
