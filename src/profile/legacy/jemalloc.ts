import type { Profile } from '../profile.js';
import { LegacyBuilder } from './builder.js';
import { ALL_TYPES, IN_USE_TYPES, unsampled } from './heap.js';
import { isMemoryMapSentinel, Lines } from './lines.js';
import { parseMemoryMap } from './memoryMap.js';
import { addresses, before, decimal } from './numbers.js';

/** What one line says of the objects that a thread, or all of them (`*`), took at a stack. */
interface Counts {
  readonly thread: string;
  readonly name: string;
  readonly inUse: readonly [count: bigint, size: bigint];
  readonly allocated: readonly [count: bigint, size: bigint];
}

/** A stack and its lines. */
interface Trace {
  readonly stack: readonly bigint[];
  readonly counts: Counts[];
}

const HEADER = /^heap_v2\/(\d+)\s*$/;
const COUNTS = /^t(\*|\d+): *(\d+): *(\d+) *\[ *(\d+): *(\d+) *\](?: (.*))?$/;
const ALL = '*';

/**
 * Reads jemalloc's heap profile with threads: `heap_v2/RATE`, what each thread holds in all, then for each stack a line
 * `@ ADDRESSES`, one `t*:` of all threads and one of each (ReadThreadedHeapProfile in jemalloc's jeprof). A sample is
 * what a thread took at a stack, with the labels `thread` and `thread_name`; together they are what `t*:` stands for
 * once the sampling is taken out. Undefined if the bytes are none; throws a `ProfileError` for a line that is damaged.
 */
export function parseJemalloc(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  const rate = decimal((lines.tryNext() ? HEADER.exec(lines.text)?.[1] : undefined) ?? '');
  if (rate === undefined) return undefined;
  const totals: Counts[] = [];
  const traces: Trace[] = [];
  while (lines.next() && !isMemoryMapSentinel(lines.text)) {
    const line = lines.text.trim();
    if (line === '') continue;
    if (line.startsWith('@')) {
      const stack = addresses(line);
      if (stack === undefined) throw lines.broken('addressTooLarge');
      traces.push({ stack, counts: [] });
    } else (traces.at(-1)?.counts ?? totals).push(parseCounts(lines, line));
  }
  const total = totals.find(({ thread }) => thread === ALL);
  const builder = new LegacyBuilder({
    sampleTypes: hasAllocations(total) ? ALL_TYPES : IN_USE_TYPES,
    periodType: ['space', 'bytes'],
    period: rate,
  });
  const names = new Map(totals.map(({ thread, name }) => [thread, name]));
  for (const trace of traces) addSamples(builder, trace, rate, hasAllocations(total), names);
  const mappings = parseMemoryMap(lines);
  builder.renumber();
  return builder.build(mappings);
}

function parseCounts(lines: Lines, line: string): Counts {
  const match = COUNTS.exec(line);
  if (match === null) throw lines.broken('notHeapSample');
  const [count, size, allocated, allocatedSize] = match.slice(2, 6).map(decimal);
  if (count === undefined || size === undefined || allocated === undefined || allocatedSize === undefined) {
    throw lines.broken('numberTooLarge');
  }
  return {
    thread: match[1],
    name: (match.at(6) ?? '').trim(),
    inUse: [count, size],
    allocated: [allocated, allocatedSize],
  };
}

/** Whether what was ever allocated is recorded too (`prof_accum` of jemalloc), as for pprof's heap texts. */
function hasAllocations(total: Counts | undefined): boolean {
  if (total === undefined) return false;
  return total.allocated.some((value, i) => value !== 0n && value !== total.inUse[i]);
}

function addSamples(
  builder: LegacyBuilder,
  { stack, counts }: Trace,
  rate: bigint,
  withAllocations: boolean,
  names: ReadonlyMap<string, string>,
): void {
  const threads = counts.filter(({ thread }) => thread !== ALL);
  const all = counts.find(({ thread }) => thread === ALL);
  // Every address is where a call returns to; one before is inside the call.
  const locations = stack.map((address) => builder.locationAt(before(address)));
  const columns = (withAllocations ? (['allocated', 'inUse'] as const) : (['inUse'] as const)).flatMap(
    (kind) =>
      shares(
        threads.map((line) => line[kind]),
        all?.[kind],
        rate,
      ),
  );
  const size = blockSize(all ?? counts[0]);
  for (let row = 0; row <= threads.length; row++) {
    const values = columns.map((column) => column[row]);
    if (values.every((value) => value === 0n)) continue;
    builder.sample(locations, values);
    builder.numberLabel('bytes', size);
    if (row === threads.length) continue;
    const { thread } = threads[row];
    builder.textLabel('thread', thread);
    const name = names.get(thread) ?? '';
    if (name !== '') builder.textLabel('thread_name', name);
  }
}

/** The average size of the objects, as pprof has it of its heap texts: of those in use if there are any. */
function blockSize(counts: Counts | undefined): bigint {
  const known = [counts?.inUse, counts?.allocated].find((pair) => pair !== undefined && pair[0] !== 0n);
  return known === undefined ? 0n : known[1] / known[0];
}

/**
 * What the objects of each thread stand for, and last what no thread's line has of the total: a column of counts and one
 * of sizes. All are scaled as the total is, so that they add up to what jeprof shows.
 */
function shares(
  threads: readonly (readonly [count: bigint, size: bigint])[],
  all: readonly [count: bigint, size: bigint] | undefined,
  rate: bigint,
): readonly (readonly bigint[])[] {
  const sums = [0, 1].map((i) => threads.reduce((sum, counts) => sum + counts[i], 0n));
  const [count, size] = all ?? [sums[0], sums[1]];
  const scaled = unsampled(count, size, rate);
  return [count, size].map((total, i) => {
    // Lines that say more than their total are not believed.
    if (sums[i] > total) return [...threads.map(() => 0n), scaled[i]];
    const parts = threads.map((counts) => (total === 0n ? 0n : (counts[i] * scaled[i]) / total));
    const left = scaled[i] - parts.reduce((sum, part) => sum + part, 0n);
    if (sums[i] < total || parts.length === 0) return [...parts, left];
    return [...parts.map((part, row) => (row === 0 ? part + left : part)), 0n];
  });
}
