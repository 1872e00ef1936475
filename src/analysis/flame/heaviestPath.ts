import type { Column } from '../../profile/profile.js';
import type { NodeIndex, StackIndex } from '../../profile/indexes.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import { abs, add, compare, isZero, type Amount } from '../values/amount.js';
import type { FlameStacks } from './flameStacks.js';
import { walkOf, type FrameRows, type Stacks } from './flameWalk.js';

/** A way from the root, as far as the first frame that is looked for. */
interface Way {
  /** Σ|v| of the stacks that begin so. */
  weight: Amount;
  /** One of these stacks, and how many frames of it. */
  readonly stack: StackIndex;
  readonly length: number;
}

/** Keeps the hash of a way a whole number that a double holds. */
const LARGEST_HASH = 2 ** 52;

/**
 * The nodes from the root of whole stacks to the heaviest of the frames that are looked for, where each stack counts once: at
 * the first of them. Empty if no stack with weight has one. Throws what the check throws.
 * @param values of the samples
 * @param wanted by row of frames: 1 for those looked for
 */
export function heaviestPath(flame: FlameStacks, values: Column, wanted: Uint8Array): readonly NodeIndex[] {
  const { nodes, stacks, sampleOf, shape } = flame;
  const frames: FrameRows = { offsets: nodes.frames.offsets, node: nodes.ofFrame, nodeCount: nodes.count };
  const isThere = locationsWith(frames, wanted);
  const ways = new Map<number, Way>();
  const walk = walkOf(stacks, frames, shape.direction);
  for (let stack = 0; stack < stacks.count; stack++) {
    if ((stack & CHECK_MASK) === 0) stacks.check();
    const value = values[sampleOf === undefined ? stack : sampleOf[stack]];
    if (isZero(value) || !hasOne(stacks, stack, isThere)) continue;
    let hash = 0;
    let length = 0;
    for (let row = walk.next(stack); row >= 0; row = walk.next(stack)) {
      hash = (hash * 31 + nodes.ofFrame[row] + 1) % LARGEST_HASH;
      length++;
      if (wanted[row] !== 1) continue;
      const way = ways.get(hash);
      if (way === undefined) ways.set(hash, { weight: abs(value), stack, length });
      else way.weight = add(way.weight, abs(value));
      break;
    }
  }
  let best: Way | undefined;
  for (const way of ways.values()) if (best === undefined || compare(way.weight, best.weight) > 0) best = way;
  if (best === undefined) return [];
  const again = walkOf(stacks, frames, shape.direction);
  const { stack, length } = best;
  return Array.from({ length }, () => nodes.ofFrame[again.next(stack)]);
}

/** By location: 1 where one of its frames is looked for. */
function locationsWith({ offsets }: FrameRows, wanted: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: offsets.length - 1 }, (_, location) => {
    for (let f = offsets[location]; f < offsets[location + 1]; f++) if (wanted[f] === 1) return 1;
    return 0;
  });
}

function hasOne({ begin, end, locations }: Stacks, stack: StackIndex, isThere: Uint8Array): boolean {
  for (let i = begin[stack]; i < end[stack]; i++) if (isThere[locations[i]] === 1) return true;
  return false;
}
