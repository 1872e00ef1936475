declare const space: unique symbol;

/** A number that points into one space and no other; the compiler alone knows, at run time it is the number. */
type Index<Space extends string> = number & { readonly [space]: Space };

/** A row of `Profile.lines`: one function and line of one location. Where a column may have none, -1. */
export type LineRow = Index<'line row'>;

/** What frames of one identity are together, numbered from 0 in `Nodes`. Where a walk may have found none, -1. */
export type NodeIndex = Index<'node'>;

/**
 * A node of a graph, numbered from 0 as its columns are. In a call tree many stand for one `NodeIndex`, in any other
 * graph each for the one of its own number: `nodeOf` translates.
 */
export type GraphNode = Index<'graph node'>;

// Of these the name says which is meant; the compiler does not tell them apart.

/** An index into `Profile.strings`; 0 is the empty string. */
export type StringIndex = number;

/** A row of `Profile.samples`. */
export type SampleRow = number;

/** An index into `Profile.locations`. */
export type LocationIndex = number;

/** An index into `Profile.functions`. */
export type FunctionIndex = number;

/** A row of `Frames`: one frame of one location. */
export type FrameRow = number;

/** An edge of a graph, numbered from 0 as its columns are. */
export type EdgeIndex = number;

/** A stack of a flame graph, numbered from 0 among those that filters leave. */
export type StackIndex = number;

/** A node of a flame graph's tree, numbered from 0, the root. */
export type FlameNode = number;

/** The column `C`, read by the indexes of one space only. */
export type By<I extends number, C extends ArrayLike<unknown>> = Omit<C, number> & {
  readonly [index in I]: C[number];
};

/** The column `C`, whose elements are indexes of one space. */
export type Holding<I extends number, C extends ArrayLike<number>> = C & { readonly [at: number]: I };

type Retyped =
  'entries' | 'filter' | 'find' | 'forEach' | 'slice' | 'some' | 'sort' | 'subarray' | 'toReversed';

/** Indexes of one space as a list: a `Uint32Array` at run time. */
export interface IndexList<I extends number> extends Omit<
  Uint32Array<ArrayBuffer>,
  number | typeof Symbol.iterator | Retyped
> {
  readonly [at: number]: I;
  [Symbol.iterator](): ArrayIterator<I>;
  entries(): ArrayIterator<[number, I]>;
  filter(isKept: (index: I, at: number) => boolean): IndexList<I>;
  find(isWanted: (index: I) => boolean): I | undefined;
  forEach(visit: (index: I, at: number) => void): void;
  slice(from?: number, to?: number): IndexList<I>;
  some(isWanted: (index: I) => boolean): boolean;
  sort(compare: (a: I, b: I) => number): this;
  subarray(from?: number, to?: number): IndexList<I>;
  toReversed(): IndexList<I>;
}
