import { truncated, wrapped } from '../int64.js';
import type { Profile } from '../profile.js';
import { LegacyBuilder, type LegacyHeader } from './builder.js';
import { skipToMemoryMap } from './count.js';
import { GoSymbols } from './goSymbols.js';
import { isBlankOrComment, Lines } from './lines.js';
import { parseMemoryMap } from './memoryMap.js';
import { addresses, before, decimal, prefixed } from './numbers.js';

/** The attributes before the samples. */
interface Attributes {
  cyclesPerSecond: bigint;
  period: bigint;
  millis: bigint;
}

/**
 * Reads a C++ contentionz profile or Go's mutex and block texts (parseContention in pprof's
 * profile/legacy_profile.go). Undefined if it is none, or Java's; throws a `ProfileError` for numbers out of range.
 */
export function parseContention(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  if (!lines.tryNext() || !/^--- (?:contentionz |mutex:|contention:)/.test(lines.text)) return undefined;
  const attributes = parseAttributes(lines);
  if (attributes === undefined) return undefined;
  const header: LegacyHeader = {
    sampleTypes: [
      ['contentions', 'count'],
      ['delay', 'nanoseconds'],
    ],
    periodType: ['contentions', 'count'],
    period: attributes.period,
    durationNanos: wrapped(attributes.millis * 1_000_000n),
  };
  const builder = new LegacyBuilder(header);
  const symbols = new GoSymbols(builder);
  // The line that ended the attributes is the first sample.
  do {
    const line = lines.text.trim();
    if (line.startsWith('---')) break;
    if (isBlankOrComment(line)) symbols.comment(line);
    else if (!addSample(builder, attributes, lines, line)) return undefined;
  } while (lines.next());
  skipToMemoryMap(lines);
  const mappings = parseMemoryMap(lines);
  symbols.apply();
  builder.renumber();
  return builder.build(mappings);
}

/** Reads `name = value` lines up to one that is none; undefined if one has no place here. */
function parseAttributes(lines: Lines): Attributes | undefined {
  const attributes = { cyclesPerSecond: 0n, period: 1n, millis: 0n };
  while (lines.next()) {
    const line = lines.text.trim();
    if (isBlankOrComment(line)) continue;
    const equals = line.indexOf('=');
    if (line.startsWith('---') || equals < 0) break;
    const name = line.slice(0, equals).trim();
    if (name === 'discarded samples') continue;
    const value = prefixed(line.slice(equals + 1).trim());
    if (value === undefined) return undefined;
    if (name === 'cycles/second') attributes.cyclesPerSecond = value;
    else if (name === 'sampling period') attributes.period = value;
    else if (name === 'ms since reset') attributes.millis = value;
    else return undefined;
  }
  return attributes;
}

/** Adds `delay count @ stack`; false if the line is not of this form. */
function addSample(builder: LegacyBuilder, attributes: Attributes, lines: Lines, line: string): boolean {
  const numbers = delayAndCount(line);
  if (numbers === undefined) return false;
  let delay = decimal(numbers.delay);
  let count = decimal(numbers.count);
  const stack = addresses(/^[ x0-9a-f]*/.exec(numbers.stack)?.[0] ?? '');
  if (delay === undefined || count === undefined || stack === undefined) {
    throw lines.broken('numberTooLarge');
  }
  const { period, cyclesPerSecond } = attributes;
  if (period > 0n) {
    if (cyclesPerSecond > 0n) {
      // Delays are recorded in cycles.
      delay = truncated((Number(delay) * Number(period)) / (Number(cyclesPerSecond) / 1e9));
    }
    count = wrapped(count * period);
  }
  builder.sample(
    stack.map((address) => builder.locationAt(before(address))),
    [count, delay],
  );
  return true;
}

/**
 * Two numbers before the first ` @` that has them, as the expression `(\d+) *(\d+) @` finds them: without a space
 * between, the last digit is the second number.
 */
function delayAndCount(line: string): { delay: string; count: string; stack: string } | undefined {
  for (let at = line.indexOf(' @'); at >= 0; at = line.indexOf(' @', at + 1)) {
    const count = digitsBefore(line, at);
    if (count === at) continue;
    let space = count;
    while (space > 0 && line[space - 1] === ' ') space--;
    const delay = digitsBefore(line, space);
    const stack = line.slice(at + 2);
    if (delay < space) return { delay: line.slice(delay, space), count: line.slice(count, at), stack };
    if (at - count > 1) return { delay: line.slice(count, at - 1), count: line.slice(at - 1, at), stack };
  }
  return undefined;
}

/** Where the digits begin that end at `end`. */
function digitsBefore(line: string, end: number): number {
  let from = end;
  while (from > 0 && line[from - 1] >= '0' && line[from - 1] <= '9') from--;
  return from;
}
