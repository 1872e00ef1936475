import type { Profile } from '../profile.js';
import { parseContention } from './contention.js';
import { parseGoCount } from './count.js';
import { parseCpu } from './cpu.js';
import { parseGoroutines } from './goroutines.js';
import { parseEmbedded } from './embedded.js';
import { parseHeap } from './heap.js';
import { parseJava } from './java.js';
import { parseJemalloc } from './jemalloc.js';
import { parseSymbolized } from './symbols.js';
import { parseThreads } from './threads.js';

/**
 * Reads a profile in one of the formats from before profile.proto, tried in pprof's order, then with its symbols before
 * it, then behind other lines. Undefined if it is in none of them; throws a `ProfileError` for one that is damaged.
 */
export function parseLegacy(bytes: Uint8Array): Profile | undefined {
  return parseWhole(bytes) ?? parseEmbedded(bytes, parseWhole) ?? parseGoroutines(bytes);
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
