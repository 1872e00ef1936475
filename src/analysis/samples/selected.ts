import type { By, LineRow, SampleRow } from '../../profile/indexes.js';
import type { Profile } from '../../profile/profile.js';
import { type CancelCheck, neverCancelled, PIECE } from './cancelCheck.js';

/**
 * What filters leave of a profile, as masks and ranges over its columns: nothing is copied. A field that is undefined
 * leaves everything.
 */
export interface Selected {
  readonly profile: Profile;
  /** Indexes of the kept samples, ascending. */
  readonly samples: Uint32Array | undefined;
  /** By sample: the stack is `profile.samples.locations[start[s] .. end[s]]`, leaf first. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** By location, 1 where it is left out of every stack. */
  readonly hiddenLocations: Uint8Array | undefined;
  /** By row of `profile.lines`, 1 where it is left out of its location. */
  readonly hiddenLines: By<LineRow, Uint8Array> | undefined;
  /** By row of the labels, 1 where the label is left out. */
  readonly hiddenLabels: Uint8Array | undefined;
  /** Called by every loop over the samples; throws to cancel it. */
  readonly check: CancelCheck;
}

/**
 * All samples of a profile with their whole stacks and labels: what filters start from.
 * @param check called by every walk through what is selected
 */
export function allSamples(profile: Profile, check = neverCancelled): Selected {
  const { offsets } = profile.samples;
  return {
    profile,
    samples: undefined,
    start: offsets.subarray(0, offsets.length - 1),
    end: offsets.subarray(1),
    hiddenLocations: undefined,
    hiddenLines: undefined,
    hiddenLabels: undefined,
    check,
  };
}

/** How many samples are kept. */
export function keptCount(selected: Selected): number {
  return selected.samples?.length ?? selected.profile.samples.count;
}

/**
 * The kept samples in pieces of a few milliseconds' work, as their indexes in the profile, ascending: the one loop over
 * samples. Before each piece it checks whether the walk was cancelled, and throws what the check throws; so nothing that is
 * kept may be half done between two pieces. A piece may be written over by the next.
 *
 * Pieces rather than a callback, which would be as fast: a walk may pause between two of them, as `NodeSums` does.
 * @param size how many samples a piece has at most
 * @param from position of the first among the kept samples, 0-based
 * @param to position after the last
 */
export function* samplePieces(
  { samples, profile, check }: Selected,
  size = PIECE,
  from = 0,
  to = samples?.length ?? profile.samples.count,
): Generator<Uint32Array, void, undefined> {
  const numbers = new Uint32Array(samples === undefined ? Math.min(size, Math.max(to - from, 0)) : 0);
  for (let first = from; first < to; first += size) {
    check();
    const count = Math.min(size, to - first);
    if (samples !== undefined) yield samples.subarray(first, first + count);
    else {
      yield ascending(numbers, first, count);
    }
  }
}

/**
 * Writes `count` numbers from `first` on to `numbers`, and returns those. The loop is the last thing it does: compiled while
 * it runs for the first time, it would be compiled again for what comes after.
 */
function ascending(numbers: Uint32Array, first: number, count: number): Uint32Array {
  const piece = count === numbers.length ? numbers : numbers.subarray(0, count);
  for (let i = 0; i < count; i++) piece[i] = first + i;
  return piece;
}

/** The same without the kept samples for which the test does not hold; it gets each by its index. Throws what the check throws. */
export function keepSamples(selected: Selected, test: (sample: SampleRow) => boolean): Selected {
  const count = keptCount(selected);
  const kept = new Uint32Array(count);
  let n = 0;
  for (const piece of samplePieces(selected)) {
    for (let k = 0; k < piece.length; k++) if (test(piece[k])) kept[n++] = piece[k];
  }
  return n === count ? selected : { ...selected, samples: kept.subarray(0, n) };
}
