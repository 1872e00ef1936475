import { ProfileError } from '../error.js';
import { MergedEntities } from './mergeEntities.js';
import { MergedSamples } from './mergeSamples.js';
import type { StringIndex } from '../indexes.js';
import type { Profile, ValueType } from '../profile.js';
import { requireCompatible } from './rescale.js';
import { StringTableBuilder } from '../strings.js';

/**
 * Several profiles with the same sample types as one, as pprof merges them (Merge in profile/merge.go): equal samples are
 * added up and those that become 0 go, with all that only they used; ids are new, in the order of first use. The time
 * is the earliest, the duration the sum, the period the largest. Throws a `ProfileError` if there is no profile or if
 * they count different things.
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  if (profiles.length === 0) throw new ProfileError('nothingToMerge');
  for (const profile of profiles) requireCompatible(profiles[0], profile);
  const strings = new StringTableBuilder();
  const entities = new MergedEntities();
  const samples = new MergedSamples(profiles);
  for (const profile of profiles) {
    const text = translator(profile, strings);
    const location = entities.translator(profile, text);
    samples.add(profile, location, text);
  }
  const merged: Profile = {
    ...combineHeaders(profiles, strings),
    ...entities.finish(),
    samples: samples.finish(),
    strings: strings.build(),
  };
  return samples.hasZeros() ? mergeProfiles([merged]) : merged;
}

/** From an index in a profile's string table to one in the merged table, which gets only what is used. */
function translator({ strings }: Profile, merged: StringTableBuilder): (index: StringIndex) => StringIndex {
  const known = new Int32Array(strings.count).fill(-1);
  return (index) => {
    if (known[index] < 0) {
      known[index] = merged.intern(strings.bytes, strings.offsets[index], strings.offsets[index + 1]);
    }
    return known[index];
  };
}

type Header = Omit<Profile, 'strings' | 'samples' | 'locations' | 'lines' | 'functions' | 'mappings'>;

function combineHeaders(profiles: readonly Profile[], merged: StringTableBuilder): Header {
  const [first] = profiles;
  const of = (profile: Profile, index: StringIndex): StringIndex =>
    merged.internText(profile.strings.text(index));
  const typeOf = ({ type, unit }: ValueType): ValueType => ({ type: of(first, type), unit: of(first, unit) });
  let timeNanos = 0n;
  let durationNanos = 0n;
  let period = 0n;
  let defaultSampleType = 0;
  let docUrl = 0;
  const comments = new Set<StringIndex>();
  for (const profile of profiles) {
    if (timeNanos === 0n || profile.timeNanos < timeNanos) ({ timeNanos } = profile);
    durationNanos = BigInt.asIntN(64, durationNanos + profile.durationNanos);
    if (period === 0n || period < profile.period) ({ period } = profile);
    for (const comment of profile.comments) comments.add(of(profile, comment));
    if (defaultSampleType === 0) defaultSampleType = of(profile, profile.defaultSampleType);
    if (docUrl === 0) docUrl = of(profile, profile.docUrl);
  }
  return {
    sampleTypes: first.sampleTypes.map(typeOf),
    dropFrames: of(first, first.dropFrames),
    keepFrames: of(first, first.keepFrames),
    ...{ timeNanos, durationNanos, period, defaultSampleType, docUrl },
    periodType: first.periodType && typeOf(first.periodType),
    comments: [...comments],
  };
}
