import type { Profile } from '../../profile/profile.js';
import { type CancelCheck, CHECK_MASK, neverCancelled } from './cancelCheck.js';

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
  readonly hiddenLines: Uint8Array | undefined;
  /** By row of the labels, 1 where the label is left out. */
  readonly hiddenLabels: Uint8Array | undefined;
  /** Of every walk through the samples. */
  readonly check: CancelCheck;
}

/** Everything in a profile. */
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
    check: check,
  };
}

/** How many samples are kept. */
export function keptCount(selected: Selected): number {
  return selected.samples?.length ?? selected.profile.samples.count;
}

/** Those of the kept samples for which the test holds. */
export function keepSamples(selected: Selected, test: (sample: number) => boolean): Selected {
  const count = keptCount(selected);
  const kept = new Uint32Array(count);
  let n = 0;
  for (let k = 0; k < count; k++) {
    if ((k & CHECK_MASK) === 0) selected.check();
    const sample = selected.samples === undefined ? k : selected.samples[k];
    if (test(sample)) kept[n++] = sample;
  }
  return n === count ? selected : { ...selected, samples: kept.subarray(0, n) };
}
