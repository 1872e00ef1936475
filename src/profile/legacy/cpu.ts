import { wrapped } from '../int64.js';
import type { Profile } from '../profile.js';
import { LegacyBuilder } from './builder.js';
import { parseJavaLocations } from './java.js';
import { Lines } from './lines.js';
import { parseMemoryMap } from './memoryMap.js';
import { before } from './numbers.js';

/** Reads words of 4 or 8 bytes in either byte order. */
class Words {
  at = 0;
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    readonly size: 4 | 8,
    private readonly littleEndian: boolean,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** The next word; past the end 0, as in pprof. */
  next(): bigint {
    if (this.left < this.size) {
      this.at = this.bytes.length;
      return 0n;
    }
    const { at } = this;
    this.at += this.size;
    return this.size === 8
      ? this.view.getBigUint64(at, this.littleEndian)
      : BigInt(this.view.getUint32(at, this.littleEndian));
  }
}

/**
 * Reads the binary CPU profile of gperftools, old Go or Java, whose header is the words 0, 3, 0 (1 for Java), the period
 * in microseconds, and 0 (parseCPU in pprof's profile/legacy_profile.go). Undefined if it is none.
 */
export function parseCpu(bytes: Uint8Array): Profile | undefined {
  for (const [size, littleEndian] of [
    [4, true],
    [4, false],
    [8, true],
    [8, false],
  ] as const) {
    const words = new Words(bytes, size, littleEndian);
    if (words.left < 5 * size) continue;
    const [first, version, kind, period, padding] = Array.from({ length: 5 }, () => words.next());
    if (first !== 0n || version !== 3n || kind > 1n || period === 0n || padding !== 0n) continue;
    return kind === 0n ? nativeProfile(words, period) : javaProfile(words, period);
  }
  return undefined;
}

function newBuilder(periodMicros: bigint): { builder: LegacyBuilder; period: bigint } {
  const period = wrapped(periodMicros * 1000n);
  const builder = new LegacyBuilder({
    sampleTypes: [
      ['samples', 'count'],
      ['cpu', 'nanoseconds'],
    ],
    periodType: ['cpu', 'nanoseconds'],
    period,
  });
  return { builder, period };
}

function nativeProfile(words: Words, periodMicros: bigint): Profile | undefined {
  const { builder, period } = newBuilder(periodMicros);
  if (!readSamples(words, builder, period, before)) return undefined;
  dropSignalHandlers(builder);
  builder.renumber();
  builder.dropRepeatedLeaves();
  return builder.build(parseMemoryMap(new Lines(words.bytes, words.at)));
}

function javaProfile(words: Words, periodMicros: bigint): Profile | undefined {
  const { builder, period } = newBuilder(periodMicros);
  if (!readSamples(words, builder, period, (address) => address)) return undefined;
  const lines = new Lines(words.bytes, words.at);
  lines.next();
  return parseJavaLocations(builder, lines);
}

/**
 * Reads samples, each a count, a depth and so many addresses, up to the mark 0, 1, 0 or the end. `caller` tells of the
 * address of a caller's frame where the call is. False if a depth is more than the file holds.
 */
function readSamples(
  words: Words,
  builder: LegacyBuilder,
  period: bigint,
  caller: (address: bigint) => bigint,
): boolean {
  while (words.left > 0) {
    if (words.left < 2 * words.size) return false;
    const count = words.next();
    const depth = words.next();
    if (depth > BigInt(Math.floor(words.left / 4))) return false;
    const stack = Array.from({ length: Number(depth) }, () => words.next());
    if (count === 0n && depth === 1n && stack[0] === 0n) break;
    builder.sample(
      stack.map((address, i) => builder.locationAt(i > 0 ? caller(address) : address)),
      [wrapped(count), wrapped(count * period)],
    );
  }
  return true;
}

/** How many frames of a signal handler may be taken out. */
const HANDLER_FRAMES = 2;
/** One in so many samples may lack the frame that all others share. */
const EXCEPTIONS = 32;

/** Where nearly all samples have the same second frame, it is the signal handler's and goes. */
function dropSignalHandlers(builder: LegacyBuilder): void {
  const needed = builder.sampleCount - Math.floor(builder.sampleCount / EXCEPTIONS);
  for (let round = 0; round < HANDLER_FRAMES; round++) {
    const { offsets, locations } = builder.stacks();
    const seen = new Map<number, number>();
    for (let sample = 0; sample + 1 < offsets.length; sample++) {
      if (offsets[sample + 1] - offsets[sample] < 2) continue;
      const second = locations[offsets[sample] + 1];
      seen.set(second, (seen.get(second) ?? 0) + 1);
    }
    for (const [handler, count] of seen) {
      if (count < needed) continue;
      builder.dropSecond((_, second) => second === handler);
      break;
    }
  }
}
