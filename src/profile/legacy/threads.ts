import { ProfileError } from '../error.js';
import type { Profile } from '../profile.js';
import { LegacyBuilder } from './builder.js';
import { skipToMemoryMap } from './count.js';
import { isBlankOrComment, isMemoryMapSentinel, Lines } from './lines.js';
import { parseMemoryMap } from './memoryMap.js';
import { addresses, before } from './numbers.js';

/**
 * Reads the stacks of all threads (parseThread in pprof's profile/legacy_profile.go). Undefined if the bytes are none;
 * throws a `ProfileError` for damaged ones.
 */
export function parseThreads(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  while (lines.tryNext() && isBlankOrComment(lines.text));
  if (/--- threadz \d+ ---/.test(lines.text)) {
    while (lines.next() && !isMemoryMapSentinel(lines.text) && !lines.text.startsWith('-'));
  } else if (!isThreadStart(lines.text)) return undefined;

  const builder = new LegacyBuilder({
    sampleTypes: [['thread', 'count']],
    periodType: ['thread', 'count'],
    period: 1n,
  });
  while (!isMemoryMapSentinel(lines.text) && !lines.text.trim().startsWith('---- no stack trace for')) {
    if (!isThreadStart(lines.text)) {
      throw lines.text === '' ? new ProfileError('threadsCut') : lines.broken('noThread');
    }
    addThread(builder, lines);
  }
  skipToMemoryMap(lines);
  const mappings = parseMemoryMap(lines);
  builder.renumber();
  builder.dropRepeatedLeaves();
  return builder.build(mappings);
}

function isThreadStart(line: string): boolean {
  const from = line.indexOf('--- Thread ');
  return from >= 0 && /^--- Thread [0-9a-fA-F]+ \(name: .*\/\d+\) stack: ---/.test(line.slice(from));
}

/** Reads the stack of one thread, up to the line that begins with `---` after it. */
function addThread(builder: LegacyBuilder, lines: Lines): void {
  const stack: bigint[] = [];
  let isSame = false;
  while (lines.next()) {
    const line = lines.text.trim();
    if (line.startsWith('---')) break;
    if (line.includes('same as previous thread')) {
      isSame = true;
      continue;
    }
    const found = addresses(line);
    if (found === undefined) throw lines.broken('addressTooLarge');
    for (const address of found) stack.push(address);
  }
  if (!isSame && stack.length > 0) {
    // Every address but the leaf's is where a call returns to; one before is inside the call.
    builder.sample(
      stack.map((address, i) => builder.locationAt(i > 0 ? before(address) : address)),
      [1n],
    );
  } else if (builder.sampleCount > 0) builder.countAgain();
}
