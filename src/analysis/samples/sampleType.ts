import type { Profile } from '../../profile/profile.js';

/** A name or number that is no sample type of the profile, or a profile without any. */
class SampleTypeError extends Error {
  override readonly name = 'SampleTypeError';
}

/** The sample type to show first: the one the profile names, else the last (SampleIndexByName of pprof). -1 if none. */
export function defaultSampleIndex(profile: Profile): number {
  const { sampleTypes, defaultSampleType } = profile;
  const named = sampleTypes.findIndex(({ type }) => type === defaultSampleType);
  return defaultSampleType !== 0 && named >= 0 ? named : sampleTypes.length - 1;
}

/**
 * The sample type that a person named: empty for the default, an index, a name, or a name with `inuse_` before it.
 * Throws SampleTypeError.
 */
export function sampleIndexByName(profile: Profile, name: string): number {
  const { sampleTypes, strings } = profile;
  if (sampleTypes.length === 0) throw new SampleTypeError('profile has no samples');
  if (name === '') return defaultSampleIndex(profile);
  if (/^[+-]?\d+$/.test(name)) {
    const index = Number(name);
    if (index >= 0 && index < sampleTypes.length) return index;
    throw new SampleTypeError(`sample_index ${name} is outside the range [0..${sampleTypes.length - 1}]`);
  }
  const names = sampleTypes.map(({ type }) => strings.text(type));
  const short = name.startsWith('inuse_') ? name.slice('inuse_'.length) : name;
  const index = names.findIndex((type) => type === name || type === short);
  if (index >= 0) return index;
  throw new SampleTypeError(`sample_index ${JSON.stringify(name)} must be one of: [${names.join(' ')}]`);
}
