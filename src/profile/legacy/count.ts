import type { Profile } from '../profile.js';
import { LegacyBuilder } from './builder.js';
import { GoSymbols } from './goSymbols.js';
import { isBlankOrComment, isMemoryMapSentinel, Lines } from './lines.js';
import { parseMemoryMap } from './memoryMap.js';
import { addresses, before, prefixed } from './numbers.js';

/**
 * Reads a Go count profile such as goroutine or threadcreate (parseGoCount in pprof's profile/legacy_profile.go).
 * Unlike pprof it accepts counts without a stack, which Go writes for threads. Undefined if it is none; throws a
 * `ProfileError` for a line that is not a sample.
 */
export function parseGoCount(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  while (lines.tryNext() && isBlankOrComment(lines.text));
  const type = /^(\S+) profile: total \d+$/.exec(lines.text)?.[1];
  if (type === undefined) return undefined;
  const builder = new LegacyBuilder({
    sampleTypes: [[type, 'count']],
    periodType: [type, 'count'],
    period: 1n,
  });
  const symbols = new GoSymbols(builder);
  while (lines.next()) {
    if (isBlankOrComment(lines.text)) symbols.comment(lines.text);
    else if (lines.text.startsWith('---')) break;
    else addSample(builder, lines);
  }
  skipToMemoryMap(lines);
  const mappings = parseMemoryMap(lines);
  symbols.apply();
  builder.renumber();
  return builder.build(mappings);
}

/** Steps over sections that are not known, up to the line before the memory map or to the end. */
export function skipToMemoryMap(lines: Lines): void {
  while (!isMemoryMapSentinel(lines.text) && lines.next());
}

function addSample(builder: LegacyBuilder, lines: Lines): void {
  const match = /^(\d+) @((?: 0x[0-9a-f]+)*) *$/.exec(lines.text);
  if (match === null) throw lines.broken('notCount');
  const count = prefixed(match[1]);
  const stack = addresses(match[2]);
  if (count === undefined || stack === undefined) throw lines.broken('numberTooLarge');
  builder.sample(
    stack.map((address) => builder.locationAt(before(address))),
    [count],
  );
}
