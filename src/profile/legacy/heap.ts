import { truncated } from '../int64.js';
import type { Profile } from '../profile.js';
import { LegacyBuilder, type TypeName } from './builder.js';
import { GoSymbols } from './goSymbols.js';
import { isBlankOrComment, isMemoryMapSentinel, Lines } from './lines.js';
import { parseMemoryMap } from './memoryMap.js';
import { addresses, before, decimal } from './numbers.js';

/** What the header of a heap profile says of its samples. */
interface HeapHeader {
  /** Undefined where the figures are not of a sampling. */
  readonly rate: bigint | undefined;
  readonly period: bigint;
  readonly hasAllocations: boolean;
}

export const IN_USE_TYPES: readonly TypeName[] = [
  ['objects', 'count'],
  ['space', 'bytes'],
];
/** Allocations first, so that the default sample type, the last, is what is in use. */
export const ALL_TYPES: readonly TypeName[] = [
  ['alloc_objects', 'count'],
  ['alloc_space', 'bytes'],
  ['inuse_objects', 'count'],
  ['inuse_space', 'bytes'],
];

/**
 * Reads a text heap profile of tcmalloc or Go, or tcmalloc's growth and fragmentation (parseHeap in pprof's
 * profile/legacy_profile.go). Undefined if it is none; throws a `ProfileError` for a line that is not a sample.
 */
export function parseHeap(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  const header = lines.tryNext() ? parseHeader(lines.text) : undefined;
  if (header === undefined) return undefined;
  const builder = new LegacyBuilder({
    sampleTypes: header.hasAllocations ? ALL_TYPES : IN_USE_TYPES,
    periodType: ['space', 'bytes'],
    period: header.period,
  });
  const symbols = new GoSymbols(builder);
  while (lines.next()) {
    const line = lines.text.trim();
    if (isBlankOrComment(line)) symbols.comment(line);
    else if (isMemoryMapSentinel(line)) break;
    else addSample(builder, header, lines, line);
  }
  const mappings = parseMemoryMap(lines);
  symbols.apply();
  builder.renumber();
  return builder.build(mappings);
}

const TOTALS = 'heap profile: *(\\d+): *(\\d+) *\\[ *(\\d+): *(\\d+) *\\] ';
const HEAP_HEADER = new RegExp(`${TOTALS.trimEnd()} *@ *(heap[_a-z0-9]*)/?(\\d*)`);
const OTHER_HEADER = new RegExp(`${TOTALS}@ (?:growthz?|fragmentationz?)`);

function parseHeader(line: string): HeapHeader | undefined {
  const header = HEAP_HEADER.exec(line);
  if (header === null) {
    return OTHER_HEADER.test(line) ? { rate: undefined, period: 1n, hasAllocations: false } : undefined;
  }
  const [, inUse, inUseBytes, allocated, allocatedBytes, kind, rateText] = header;
  const rate = decimal(rateText === '' ? '0' : rateText);
  if (rate === undefined) return undefined;
  const hasAllocations =
    (allocated !== inUse && allocated !== '0') || (allocatedBytes !== inUseBytes && allocatedBytes !== '0');
  switch (kind) {
    case 'heap_v2':
    case 'heapz_v2':
      return { rate, period: rate, hasAllocations };
    case 'heap':
      return { rate: rate / 2n, period: rate / 2n, hasAllocations };
    case 'heapprofile':
      return { rate: undefined, period: 1n, hasAllocations };
    default:
      return undefined;
  }
}

/** In use count: bytes [allocated count: bytes] @ stack. A number begins where no digit is before it. */
const SAMPLE = /(?:(?<!\d)|(?=-))(-?\d+): *(-?\d+) *\[ *(\d+): *(\d+) *\] @([ x0-9a-f]*)/;

function addSample(builder: LegacyBuilder, header: HeapHeader, lines: Lines, line: string): void {
  const match = SAMPLE.exec(line);
  const stack = match === null ? undefined : addresses(match[5]);
  if (match === null || stack === undefined) throw lines.broken('notHeapSample');
  const values: bigint[] = [];
  let blockSize = 0n;
  for (const at of header.hasAllocations ? [3, 1] : [1]) {
    const count = decimal(match[at]);
    const size = decimal(match[at + 1]);
    if (count === undefined || size === undefined) throw lines.broken('numberTooLarge');
    if (count === 0n && size !== 0n) throw lines.broken('bytesWithoutObjects');
    if (count !== 0n) blockSize = size / count;
    const stoodFor = header.rate === undefined ? [count, size] : unsampled(count, size, header.rate);
    for (const value of stoodFor) values.push(value);
  }
  // Every address is where a call returns to; one before is inside the call.
  builder.sample(
    stack.map((address) => builder.locationAt(before(address))),
    values,
  );
  builder.numberLabel('bytes', blockSize);
}

/**
 * What objects seen by sampling once in `rate` bytes stand for: an object of size s is seen with probability
 * 1 - exp(-s / rate). A rate of at most 1 means that all were seen.
 */
export function unsampled(count: bigint, size: bigint, rate: bigint): readonly [count: bigint, size: bigint] {
  if (count === 0n || size === 0n) return [0n, 0n];
  if (rate <= 1n) return [count, size];
  const average = Number(size) / Number(count);
  const scale = 1 / (1 - Math.exp(-average / Number(rate)));
  return [truncated(Number(count) * scale), truncated(Number(size) * scale)];
}
