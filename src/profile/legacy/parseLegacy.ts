import { ProfileError } from '../error.js';
import type { Profile } from '../profile.js';
import { parseContention } from './contention.js';
import { parseGoCount } from './count.js';
import { parseCpu } from './cpu.js';
import { parseGoroutines } from './goroutines.js';
import { embeddedStart, parseEmbedded } from './embedded.js';
import { parseHeap } from './heap.js';
import { parseJava } from './java.js';
import { parseJemalloc } from './jemalloc.js';
import { parseSymbolized } from './symbols.js';
import { parseThreads } from './threads.js';

/**
 * Reads a profile in one of the formats from before profile.proto, tried in pprof's order, then with its symbols before
 * it, then behind other lines, then as the stacks of goroutines. These come first where the other is damaged, says
 * nothing, or stands behind them: one line of a log that looks like another format must not cost a crash its stacks.
 * Undefined if it is in none of them; throws a `ProfileError` for one that is damaged.
 */
export function parseLegacy(bytes: Uint8Array): Profile | undefined {
  let other: Profile | undefined;
  try {
    other = parseOther(bytes);
  } catch (error) {
    const goroutines = error instanceof ProfileError ? parseGoroutines(bytes) : undefined;
    if (goroutines === undefined) throw error;
    return goroutines;
  }
  if (other !== undefined && other.samples.count > 0) return other;
  return parseGoroutines(bytes) ?? other;
}

/** Reads what begins as a profile, or else the one behind other lines, if no goroutine is among them. */
function parseOther(bytes: Uint8Array): Profile | undefined {
  const whole = parseWhole(bytes);
  if (whole !== undefined) return whole;
  const start = embeddedStart(bytes);
  if (start === undefined || parseGoroutines(bytes.subarray(0, start)) !== undefined) return undefined;
  return parseEmbedded(bytes, start, parseWhole);
}

/** Reads what begins as a profile. */
function parseWhole(bytes: Uint8Array): Profile | undefined {
  return parsePlain(bytes) ?? parseSymbolized(bytes, parsePlain);
}

function parsePlain(bytes: Uint8Array): Profile | undefined {
  for (const parse of [
    parseCpu,
    parseHeap,
    parseGoCount,
    parseThreads,
    parseContention,
    parseJava,
    parseJemalloc,
  ]) {
    const profile = parse(bytes);
    if (profile !== undefined) return profile;
  }
  return undefined;
}
