import type { Profile } from '../profile.js';
import { parseContention } from './contention.js';
import { parseGoCount } from './count.js';
import { parseCpu } from './cpu.js';
import { parseGoroutines } from './goroutines.js';
import { parseHeap } from './heap.js';
import { parseJava } from './java.js';
import { parseThreads } from './threads.js';

/**
 * Reads a profile in one of the formats from before profile.proto, tried in pprof's order. Undefined if it is in none
 * of them; throws a `ProfileError` for one that is damaged.
 */
export function parseLegacy(bytes: Uint8Array): Profile | undefined {
  for (const parse of [
    parseCpu,
    parseHeap,
    parseGoCount,
    parseThreads,
    parseContention,
    parseJava,
    parseGoroutines,
  ]) {
    const profile = parse(bytes);
    if (profile !== undefined) return profile;
  }
  return undefined;
}
