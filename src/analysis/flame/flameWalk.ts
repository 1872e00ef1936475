import type { FrameRow, Holding, NodeIndex, StackIndex } from '../../profile/indexes.js';
import type { Indexes } from '../../profile/profile.js';
import { type CancelCheck, CHECK_MASK, copied, mapped } from '../samples/cancelCheck.js';

/** The stacks to draw: those of the kept samples, each a range of `locations`, leaf first. */
export interface Stacks {
  readonly count: number;
  readonly begin: Uint32Array;
  readonly end: Uint32Array;
  readonly locations: Indexes;
  /** Called by every loop over all of them, and over those of a large node; throws to cancel it. */
  readonly check: CancelCheck;
}

/** The frames of each location: location `l` has the rows `offsets[l] .. offsets[l + 1]`, innermost inlined first. */
export interface FrameRows {
  readonly offsets: Uint32Array;
  /** What the frame counts as (its node), or -1 for a frame that a filter hides. */
  readonly node: Holding<NodeIndex, Int32Array>;
  readonly nodeCount: number;
}

/** A frame in each stack: the index into `locations` of its location, and its row of `Frames`. */
export interface Occurrences {
  readonly location: Uint32Array;
  readonly row: Uint32Array;
}

/**
 * The stacks that have one of the wanted nodes, and its outermost frame in each: recursion counts once.
 * @param wanted by node, 1 for those looked for
 * @returns `kept`: the indexes of those stacks, in the order of the others
 */
export function outermost(
  stacks: Stacks,
  frames: FrameRows,
  wanted: Uint8Array,
): Occurrences & { readonly kept: Uint32Array } {
  const kept = new Uint32Array(stacks.count);
  const location = new Uint32Array(stacks.count);
  const row = new Uint32Array(stacks.count);
  const { offsets, node } = frames;
  let n = 0;
  for (let s = 0; s < stacks.count; s++) {
    if ((s & CHECK_MASK) === 0) stacks.check();
    search: for (let at = stacks.end[s] - 1; at >= stacks.begin[s]; at--) {
      const l = stacks.locations[at];
      for (let f = offsets[l + 1] - 1; f >= offsets[l]; f--) {
        if (node[f] < 0 || wanted[node[f]] !== 1) continue;
        kept[n] = s;
        location[n] = at;
        row[n++] = f;
        break search;
      }
    }
  }
  return { kept: kept.subarray(0, n), location: location.subarray(0, n), row: row.subarray(0, n) };
}

const LARGEST_8 = 0xff;

/** A counter for each stack that can hold the frames of any location. */
function frameCounters(stacks: Stacks, { offsets }: FrameRows): Uint8Array | Uint32Array {
  let most = 0;
  for (let l = 0; l + 1 < offsets.length; l++) {
    if ((l & CHECK_MASK) === 0) stacks.check();
    most = Math.max(most, offsets[l + 1] - offsets[l]);
  }
  return most <= LARGEST_8 ? new Uint8Array(stacks.count) : new Uint32Array(stacks.count);
}

/** Which way stacks are walked: `down` from the root to the leaf, as callers call; `up` from the leaf to the root. */
export type Direction = 'down' | 'up';

/**
 * Walks many stacks at once, each at its own pace: one cursor a stack, moved one frame at a time. The two ways differ in `next`
 * alone, which asked of its way at each frame took 10 % longer (down, 100 MB profile of test/bench, CPU time).
 */
export abstract class StackWalk {
  /** By stack, an index into `locations`; which one, each way says for itself. */
  protected readonly at: Uint32Array;
  /** By stack: how many frames of the location the cursor is in are still to come. */
  protected readonly left: Uint8Array | Uint32Array;

  protected constructor(
    protected readonly stacks: Stacks,
    protected readonly frames: FrameRows,
    at: Uint32Array,
  ) {
    this.at = at;
    this.left = frameCounters(stacks, frames);
  }

  /** Moves the cursor of stack `s` to the next frame that no filter hides, and returns its row; -1 where the stack ends. */
  abstract next(s: StackIndex): FrameRow;

  /** How many locations of stack `s` are still to come, without the one that the cursor is in. */
  abstract locationsLeft(s: StackIndex): number;

  /** Whether the test holds for a row of frames that is still to come in the location that the cursor of stack `s` is in. */
  someLeft(s: StackIndex, test: (row: FrameRow) => boolean): boolean {
    const first = this.left[s] === 0 ? 0 : this.firstLeft(s);
    for (let row = first; row < first + this.left[s]; row++) if (test(row)) return true;
    return false;
  }

  /** The lowest of the rows still to come in the location that the cursor of stack `s` is in; there is one. */
  protected abstract firstLeft(s: StackIndex): FrameRow;
}

/**
 * A walk that way through each of the stacks; throws what the check throws.
 * @param after where each begins: behind this row of frames, in this location; at the end of its stack without it
 */
export function walkOf(
  stacks: Stacks,
  frames: FrameRows,
  direction: Direction,
  after?: Occurrences,
): StackWalk {
  return direction === 'down' ? new WalkDown(stacks, frames, after) : new WalkUp(stacks, frames, after);
}

/** `at` is the location that the cursor is in, at first one past the root's. */
class WalkDown extends StackWalk {
  constructor(stacks: Stacks, frames: FrameRows, after: Occurrences | undefined) {
    super(stacks, frames, copied(stacks.check, after?.location ?? stacks.end));
    if (after === undefined) return;
    for (let s = 0; s < stacks.count; s++) {
      if ((s & CHECK_MASK) === 0) stacks.check();
      this.left[s] = after.row[s] - frames.offsets[stacks.locations[after.location[s]]];
    }
  }

  next(s: StackIndex): FrameRow {
    const { offsets, node } = this.frames;
    const { locations, begin } = this.stacks;
    const stop = begin[s];
    let at = this.at[s];
    let left = this.left[s];
    let row = -1;
    while (row < 0) {
      if (left > 0) {
        const candidate = offsets[locations[at]] + --left;
        if (node[candidate] >= 0) row = candidate;
      } else if (at > stop) {
        const location = locations[--at];
        left = offsets[location + 1] - offsets[location];
      } else break;
    }
    this.at[s] = at;
    this.left[s] = left;
    return row;
  }

  locationsLeft(s: StackIndex): number {
    return this.at[s] - this.stacks.begin[s];
  }

  protected firstLeft(s: StackIndex): FrameRow {
    return this.frames.offsets[this.stacks.locations[this.at[s]]];
  }
}

/** `at` is the location after the one that the cursor is in, at first the leaf's. */
class WalkUp extends StackWalk {
  constructor(stacks: Stacks, frames: FrameRows, after: Occurrences | undefined) {
    const { check, begin } = stacks;
    super(
      stacks,
      frames,
      after === undefined ? copied(check, begin) : mapped(check, after.location, (at) => at + 1),
    );
    if (after === undefined) return;
    for (let s = 0; s < stacks.count; s++) {
      if ((s & CHECK_MASK) === 0) check();
      this.left[s] = frames.offsets[stacks.locations[after.location[s]] + 1] - 1 - after.row[s];
    }
  }

  next(s: StackIndex): FrameRow {
    const { offsets, node } = this.frames;
    const { locations, end } = this.stacks;
    const stop = end[s];
    let at = this.at[s];
    let left = this.left[s];
    let row = -1;
    while (row < 0) {
      if (left > 0) {
        const candidate = offsets[locations[at - 1] + 1] - left--;
        if (node[candidate] >= 0) row = candidate;
      } else if (at < stop) {
        const location = locations[at++];
        left = offsets[location + 1] - offsets[location];
      } else break;
    }
    this.at[s] = at;
    this.left[s] = left;
    return row;
  }

  locationsLeft(s: StackIndex): number {
    return this.stacks.end[s] - this.at[s];
  }

  protected firstLeft(s: StackIndex): FrameRow {
    return this.frames.offsets[this.stacks.locations[this.at[s] - 1] + 1] - this.left[s];
  }
}
