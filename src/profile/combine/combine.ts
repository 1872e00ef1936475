import { ProfileError } from '../error.js';
import { truncated } from '../int64.js';
import { mergeProfiles } from './merge.js';
import type { Mapping, Profile, ValueType } from '../profile.js';
import { scaleValues } from './rescale.js';
import { StringTableBuilder } from '../strings.js';
import { unitRatio } from '../units.js';

/**
 * Several profiles as one, as `go tool pprof` combines its arguments (combineProfiles in pprof's
 * internal/driver/fetch.go): the sample types all have, in their finest units, merged. One profile stays as it is. Throws a
 * `ProfileError` if there is none, or if they count different things.
 */
export function combineProfiles(profiles: readonly Profile[]): Profile {
  const mapped = profiles.map(withMapping);
  if (mapped.length === 1) return mapped[0];
  return mergeProfiles(withFinestUnits(withCommonTypes(mapped)));
}

/** The profile, where it has no mapping, with one of nothing for all locations (locateBinaries in pprof's fetch.go). */
export function withMapping(profile: Profile): Profile {
  if (profile.mappings.length > 0) return profile;
  return {
    ...profile,
    mappings: [NO_MAPPING],
    locations: { ...profile.locations, mapping: new Int32Array(profile.locations.count) },
  };
}

const NO_MAPPING: Mapping = {
  ...{ id: 1n, start: 0n, limit: 0n, offset: 0n, file: 0, buildId: 0 },
  ...{ hasFunctions: false, hasFilenames: false, hasLineNumbers: false, hasInlineFrames: false },
};

/**
 * The profiles with only the sample types that all have, in the order of the first (CompatibilizeSampleTypes in pprof's
 * profile/merge.go). A default sample type that goes is replaced by the first that stays. Throws a `ProfileError` if they have
 * none in common.
 */
function withCommonTypes(profiles: readonly Profile[]): readonly Profile[] {
  const names = profiles.map(({ strings, sampleTypes }) => sampleTypes.map(({ type }) => strings.text(type)));
  const [first = []] = names;
  if (names.every((list) => list.length === first.length && list.every((name, i) => name === first[i])))
    return profiles;
  const common = [...new Set(first)].filter((name) => names.every((list) => list.includes(name)));
  if (common.length === 0) throw new ProfileError('noCommonType');
  return profiles.map((profile, i) => withTypes(profile, names[i], common));
}

function withTypes(profile: Profile, names: readonly string[], wanted: readonly string[]): Profile {
  if (names.length === wanted.length && names.every((name, i) => name === wanted[i])) return profile;
  const columns = wanted.map((name) => names.indexOf(name));
  const sampleTypes = columns.map((column) => profile.sampleTypes[column]);
  const keepsDefault = sampleTypes.some(({ type }) => type === profile.defaultSampleType);
  return {
    ...profile,
    sampleTypes,
    defaultSampleType: keepsDefault ? profile.defaultSampleType : sampleTypes[0].type,
    samples: { ...profile.samples, values: columns.map((column) => profile.samples.values[column]) },
  };
}

/**
 * The profiles with each sample type, and the period, in the finest unit that any of them uses (ScaleProfiles in pprof's
 * internal/measurement). Throws a `ProfileError` for units or types that do not go together.
 */
function withFinestUnits(profiles: readonly Profile[]): readonly Profile[] {
  if (profiles.length < 2) return profiles;
  const finestPeriod = finestUnit(
    profiles.map((profile) => named(profile, profile.periodType)),
    'periods',
  );
  const finest = profiles[0].sampleTypes.map((_, i) =>
    finestUnit(
      profiles.map((profile) => named(profile, profile.sampleTypes[i])),
      'sample types',
    ),
  );
  return profiles.map((profile) => {
    const ratios = profile.sampleTypes.map(
      (type, i) => unitRatio(profile.strings.text(type.unit), finest[i]) ?? 1,
    );
    const periodRatio = unitRatio(named(profile, profile.periodType).unit, finestPeriod) ?? 1;
    const builder = StringTableBuilder.from(profile.strings);
    const inUnit = (type: ValueType, unit: string): ValueType => ({
      type: type.type,
      unit: builder.internText(unit),
    });
    const sampleTypes = profile.sampleTypes.map((type, i) => inUnit(type, finest[i]));
    const periodType = profile.periodType && inUnit(profile.periodType, finestPeriod);
    const period = periodRatio === 1 ? profile.period : truncated(Number(profile.period) * periodRatio);
    return scaleValues({ ...profile, sampleTypes, periodType, period, strings: builder.build() }, ratios);
  });
}

interface NamedType {
  readonly type: string;
  readonly unit: string;
}

function named({ strings }: Profile, type: ValueType | undefined): NamedType {
  return { type: strings.text(type?.type ?? 0), unit: strings.text(type?.unit ?? 0) };
}

function finestUnit(types: readonly NamedType[], what: string): string {
  return types.reduce((finest, next) => {
    const ratio = unitRatio(next.unit, finest.unit);
    // A plural s is no difference.
    if (finest.type.replace(/s$/, '') !== next.type.replace(/s$/, '') || ratio === undefined) {
      throw new ProfileError('differentUnits', {
        what,
        a: `${finest.type}/${finest.unit}`,
        b: `${next.type}/${next.unit}`,
      });
    }
    return ratio < 1 ? next : finest;
  }).unit;
}
