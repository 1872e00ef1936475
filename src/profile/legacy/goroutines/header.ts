import { type GoLabel, readLabels } from './labels.js';

/** The longest text before a header in its line, such as the time and the name of a container. */
const PREFIX_LIMIT = 512;
/** How many places of a line are looked at: what is a header says so at the first, where nobody plays tricks. */
const MOST_TRIES = 4;
const WORD = 'goroutine ';
/** What labels follow, in Go 1.26 and since. */
const LABELS_INSIDE = ' labels:{';
const LABELS_AFTER = ' {';
const START = /goroutine (\d{1,20})((?: [a-z]+=[^\s[\]]*)*) \[/y;

/** The line that begins the stack of a goroutine. */
export interface Header {
  /** What stands before it in its line. */
  readonly prefix: string;
  readonly id: string;
  /** The thread it is on, `m=3`; undefined if that is not said. */
  readonly thread: string | undefined;
  /** All that is in brackets but labels: `chan receive (durable), 5 minutes, locked to thread`; '' if it is cut off. */
  readonly status: string;
  readonly labels: readonly GoLabel[];
  /** Whether the line ends before the header does. */
  readonly isCut: boolean;
}

/**
 * The header of a goroutine in a line, wherever in it, as `goroutineheader` in the runtime's traceback.go writes it:
 *
 *     goroutine 12 [chan receive, 5 minutes, locked to thread]:               since Go 1.5 and before
 *     goroutine 12 gp=0xc000002380 m=3 mp=0xc000100008 [running]:             Go 1.22 on, in crashes
 *     goroutine 12 [select (durable), synctest bubble 1 labels:{"a": "b"}]:   Go 1.26
 *     goroutine 12 [sync.WaitGroup.Wait (leaked)] {a: b, "c d": "e]"}:        Go 1.27
 *
 * `isCut` says that the line may have gone on, so that it need not be whole.
 */
export function findHeader(line: string, isCut: boolean): Header | undefined {
  let at = line.indexOf(WORD);
  for (let tries = 0; at >= 0 && at <= PREFIX_LIMIT && tries < MOST_TRIES; tries++) {
    const header = at > 0 && isInWord(line[at - 1]) ? undefined : headerAt(line, at, isCut);
    if (header !== undefined) return header;
    at = line.indexOf(WORD, at + WORD.length);
  }
  return undefined;
}

function isInWord(letter: string): boolean {
  return /[\w./\\]/.test(letter);
}

function headerAt(line: string, at: number, isCut: boolean): Header | undefined {
  START.lastIndex = at;
  const start = START.exec(line);
  if (start === null) return undefined;
  const from = at + start[0].length;
  const { end, labelsAt, isWhole } = statusFrom(line, from);
  if (!isWhole && !isCut) return undefined;
  return {
    prefix: line.slice(0, at),
    id: start[1],
    thread: / m=(\d+)/.exec(start[2])?.[1],
    status: end < 0 ? '' : line.slice(from, end),
    labels: labelsAt < 0 ? [] : readLabels(line, labelsAt).labels,
    isCut: !isWhole,
  };
}

/** Where a status ends and its labels begin, each -1 for nowhere, and whether the header ends as it should. */
function statusFrom(line: string, from: number): { end: number; labelsAt: number; isWhole: boolean } {
  const inside = line.indexOf(LABELS_INSIDE, from);
  const close = line.indexOf(']', from);
  const endsWith = (ending: string, after: number): boolean => line.slice(after).trimEnd().endsWith(ending);
  if (inside >= 0 && (close < 0 || inside < close)) {
    return { end: inside, labelsAt: inside + LABELS_INSIDE.length, isWhole: endsWith(']:', inside) };
  }
  if (close < 0) return { end: -1, labelsAt: -1, isWhole: false };
  const after = close + 1;
  if (line.startsWith(LABELS_AFTER, after)) {
    return { end: close, labelsAt: after + LABELS_AFTER.length, isWhole: endsWith('}:', after) };
  }
  return { end: close, labelsAt: -1, isWhole: line.slice(after).trimEnd() === ':' };
}
