import { plainLine } from './plain.js';

/** Where what happened is written down for whoever has to find out why. */
export interface Log {
  /** Something failed, and a person was told so or misses something. */
  error(what: string, error?: unknown): void;
  /** Something failed that we can do without. */
  warn(what: string, error?: unknown): void;
  info(what: string): void;
}

/** A sentence for a person. */
export interface Told {
  readonly sentence: string;
  /** Whether something failed of itself, of which the log says more. */
  readonly isFault: boolean;
}

/** A log that a person can be shown, and told of. */
export interface ShownLog extends Log {
  show(): void;
  /** Says what a message in a corner of the window says, for those who look elsewhere and miss it. */
  tell(told: Told): void;
}

/** Goes on with work that nobody waits for: where it fails, the log says so. */
export function inBackground(log: Log, what: string, work: PromiseLike<unknown>): void {
  work.then(undefined, (error: unknown) => {
    log.error(`${what} failed.`, error);
  });
}

/** How many characters of a line, frames of a stack, and causes of an error an entry has. */
const LONGEST_LINE = 1000;
const MOST_FRAMES = 30;
const MOST_CAUSES = 3;

/**
 * What the log says of a failure: one line, and a line for each call on the error's stack. No text in it, whatever its
 * origin, makes another line.
 */
export function logText(what: string, error?: unknown): string {
  if (error === undefined) return plainLine(what, LONGEST_LINE);
  const line = plainLine(`${what} ${described(error)}`, LONGEST_LINE);
  return [line, ...frames(error)].join('\n');
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` [${String(error.code)}]` : '';
  return `${error.name}${code}: ${error.message}`;
}

/** The calls on the stack and on those of its causes, without the messages between them. */
function frames(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error)) return [];
  const stack = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '');
  const calls = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => `    ${plainLine(line, LONGEST_LINE)}`);
  if (error.cause === undefined || depth === MOST_CAUSES) return calls;
  const cause = `  caused by ${plainLine(described(error.cause), LONGEST_LINE)}`;
  return [...calls, cause, ...frames(error.cause, depth + 1)];
}
