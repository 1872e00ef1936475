import type { Profile } from '../profile.js';
import { type Parse, parseSection } from './section.js';

/** How far into a text a profile may begin. */
const SEARCHED = 1 << 20;
const NEWLINE = 10;

/** How the text formats begin that are found behind other lines. Of a heap text's first line pprof takes any end. */
const START = new RegExp(
  [
    '^.*heap profile: *\\d+: *\\d+ *\\[ *\\d+: *\\d+ *\\] *@',
    '^\\S+ profile: total \\d+\\r?$',
    '^--- threadz \\d+ ---',
    '^--- Thread [0-9a-fA-F]+ \\(name: ',
    '^--- (?:contentionz |mutex:|contention:)',
    '^--- heapz 1 ---',
    '^--- *symbol\\r?$',
    '^heap_v2/\\d+\\r?$',
  ].join('|'),
  'm',
);
/** How a line of such a profile begins: a sample, a comment, a section, an address, or an entry of the memory map. */
const LINE =
  /^\s*(?:#|-?\d+: *-?\d+ *\[|\d+ +(?:\d+ +)?@|@ |t(?:\*|\d+): |0x[0-9a-f]|---|MAPPED_LIBRARIES:|[0-9a-f]+-[0-9a-f]+ [-rwxps]{4} )/;
/** How much of a line tells. */
const LINE_HEAD = 100;

const latin1 = new TextDecoder('latin1');

/**
 * Where a text profile begins that stands behind a banner or inside a log, in bytes: the first line within a megabyte that
 * begins one. Undefined if there is none, or if it is the first line.
 */
export function embeddedStart(bytes: Uint8Array): number | undefined {
  const start = START.exec(latin1.decode(bytes.subarray(0, SEARCHED)))?.index ?? 0;
  return start === 0 ? undefined : start;
}

/**
 * Reads the text profile that begins at `start`, an `embeddedStart`, to the last line that can belong to it. Returns and
 * throws as `parse` does for what is between.
 */
export function parseEmbedded(bytes: Uint8Array, start: number, parse: Parse): Profile | undefined {
  const before = latin1.decode(bytes.subarray(0, start)).split('\n').length - 1;
  return parseSection(parse, bytes.subarray(start, endFrom(bytes, start)), before);
}

/** Where the last line ends that can belong to a profile that begins at `start`. */
function endFrom(bytes: Uint8Array, start: number): number {
  let end = start;
  for (let at = start; at < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, at);
    const next = newline < 0 ? bytes.length : newline + 1;
    if (at === start || LINE.test(latin1.decode(bytes.subarray(at, Math.min(next, at + LINE_HEAD)))))
      end = next;
    at = next;
  }
  return end;
}
