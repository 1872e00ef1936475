import type { By, LineRow, StringIndex } from './indexes.js';
import type { StringTable } from './strings.js';

/** Values over which every sum is exact in a double: Σ|v| of the column stays within 2^53. */
export type ExactColumn = Int32Array | Float64Array;

/** One column of int64 values. Sums over a `BigInt64Array` wrap as Go's int64 does. */
export type Column = ExactColumn | BigInt64Array;

/** Whether the column's values are doubles whose sums are exact. */
export function isExact(column: Column): column is ExactColumn {
  return !(column instanceof BigInt64Array);
}

/** What the values of one column count (`ValueType` of profile.proto). */
export interface ValueType {
  readonly type: StringIndex;
  readonly unit: StringIndex;
}

/** The labels of all samples: those of sample `s` are the rows `offsets[s] .. offsets[s + 1]`, in file order. */
export interface Labels {
  readonly offsets: Uint32Array;
  readonly key: Indexes;
  /** The text of the label, or 0 for a numeric one. */
  readonly str: Uint32Array;
  readonly num: BigInt64Array;
  readonly numUnit: Uint32Array;
}

/** Indexes in the narrowest elements that hold them all: there is one for each location of each stack. */
export type Indexes = Uint16Array | Uint32Array;

/** All samples: the stack of sample `s` is `locations[offsets[s] .. offsets[s + 1]]`, leaf first. */
export interface Samples {
  readonly count: number;
  readonly offsets: Uint32Array;
  /** A `LocationIndex` each. */
  readonly locations: Indexes;
  /** One column per sample type, each `count` long. */
  readonly values: readonly Column[];
  readonly labels: Labels;
}

/** By `LocationIndex`. The lines of location `l` are the rows `lineOffsets[l] .. lineOffsets[l + 1]` of `lines`, innermost inlined first. */
export interface Locations {
  readonly count: number;
  readonly id: BigUint64Array;
  /** Index into `Profile.mappings`, or -1 for none. */
  readonly mapping: Int32Array;
  readonly address: BigUint64Array;
  readonly isFolded: Uint8Array;
  readonly lineOffsets: Uint32Array;
}

/** Line and column count from 1; 0 where they are not recorded. */
export interface Lines {
  readonly count: number;
  /** `FunctionIndex` of each. */
  readonly func: By<LineRow, Uint32Array>;
  readonly line: By<LineRow, BigInt64Array>;
  readonly column: By<LineRow, BigInt64Array>;
}

/** By `FunctionIndex`: names and files are a `StringIndex` each; the first line counts from 1, 0 where it is not recorded. */
export interface Functions {
  readonly count: number;
  readonly id: BigUint64Array;
  readonly name: Uint32Array;
  readonly systemName: Uint32Array;
  readonly filename: Uint32Array;
  readonly startLine: BigInt64Array;
}

export interface Mapping {
  readonly id: bigint;
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly file: StringIndex;
  readonly buildId: StringIndex;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}

/**
 * A decoded profile: columns, not objects. Ids are kept as recorded but every reference is a dense index; equal
 * strings have one index, so names compare by index.
 */
export interface Profile {
  readonly strings: StringTable;
  readonly sampleTypes: readonly ValueType[];
  readonly samples: Samples;
  readonly locations: Locations;
  readonly lines: Lines;
  readonly functions: Functions;
  readonly mappings: readonly Mapping[];
  readonly dropFrames: StringIndex;
  readonly keepFrames: StringIndex;
  readonly timeNanos: bigint;
  readonly durationNanos: bigint;
  readonly periodType: ValueType | undefined;
  readonly period: bigint;
  readonly comments: readonly StringIndex[];
  /** The name of the sample type to show first, as recorded; 0 for none. */
  readonly defaultSampleType: StringIndex;
  readonly docUrl: StringIndex;
}
