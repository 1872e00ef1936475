import type { Profile } from '../profile.js';
import { LegacyBuilder } from './builder.js';
import { Lines } from './lines.js';

/** `goroutine 12 [chan receive, 5 minutes, locked to thread]:`, since Go 1.23 perhaps with `gp=… m=…` before the state. */
const HEADER = /^goroutine \d+(?: [^[\]]*)? \[([^\]]*)\]:$/;
const FILE_LINE = /^\s+(\S.*):(\d{1,18})(?:\s.*)?$/;
const CREATED_BY = /^created by (.+?)(?: in goroutine \d+)?$/;

/**
 * Reads the stacks of all goroutines as Go writes them for `?debug=2`, in a crash or on SIGQUIT, which pprof cannot: each
 * goroutine is a sample, with its state as the label `state` and the minutes it has waited as `wait`. The
 * function that created a goroutine is the root of its stack. Undefined if the bytes are not such a text.
 */
export function parseGoroutines(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  while (lines.next() && lines.text.trim() === '');
  if (!HEADER.test(lines.text)) return undefined;
  const builder = new LegacyBuilder({
    sampleTypes: [['goroutine', 'count']],
    periodType: ['goroutine', 'count'],
    period: 1n,
  });
  const frames = new Frames(builder);
  while (!lines.isPastEnd) {
    const header = HEADER.exec(lines.text);
    lines.next();
    if (header === null) continue;
    const stack = readStack(lines, frames);
    builder.sample(stack, [1n]);
    addState(builder, header[1]);
  }
  builder.renumber();
  return builder.build([]);
}

/** Reads frames from the present line on, up to the next goroutine or the end. */
function readStack(lines: Lines, frames: Frames): number[] {
  const stack: number[] = [];
  let name: string | undefined;
  const finish = (file: string, line: bigint): void => {
    if (name !== undefined) stack.push(frames.location(name, file, line));
    name = undefined;
  };
  for (; !lines.isPastEnd && !HEADER.test(lines.text); lines.next()) {
    const place = FILE_LINE.exec(lines.text);
    if (place !== null) {
      finish(place[1], BigInt(place[2]));
      continue;
    }
    const called = functionName(lines.text);
    if (called === undefined) continue;
    finish('', 0n);
    name = called;
  }
  finish('', 0n);
  return stack;
}

/** The function of a line like `main.(*T).Run(0xc000012345, {0x1, 0x2})`; undefined for any other line. */
function functionName(line: string): string | undefined {
  const creator = CREATED_BY.exec(line);
  if (creator !== null) return creator[1];
  if (!line.endsWith(')') || /^\s/.test(line)) return undefined;
  let depth = 0;
  for (let at = line.length - 1; at > 0; at--) {
    if (line[at] === ')') depth++;
    else if (line[at] === '(' && --depth === 0) return line.slice(0, at);
  }
  return undefined;
}

function addState(builder: LegacyBuilder, text: string): void {
  const [state, ...details] = text.split(', ');
  if (state !== '') builder.textLabel('state', state);
  for (const detail of details) {
    const minutes = /^(\d{1,18}) minutes$/.exec(detail)?.[1];
    if (minutes !== undefined) builder.numberLabel('wait', BigInt(minutes), 'minutes');
  }
}

/** One location for each place in the code. */
class Frames {
  private readonly known = new Map<string, number>();

  constructor(private readonly builder: LegacyBuilder) {}

  location(name: string, file: string, line: bigint): number {
    const key = `${name}\0${file}\0${String(line)}`;
    let location = this.known.get(key);
    if (location === undefined) {
      location = this.builder.newLocation();
      this.builder.setLine(location, this.builder.functionNamed(name, file), line);
      this.known.set(key, location);
    }
    return location;
  }
}
