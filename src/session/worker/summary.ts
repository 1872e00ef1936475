import { fingerprint } from '../../analysis/samples/fingerprint.js';
import { basePath } from '../../analysis/names/paths.js';
import { label } from '../../analysis/values/measurement.js';
import { allSamples } from '../../analysis/samples/selected.js';
import { totalOf, weighedBy } from '../../analysis/samples/weighedSamples.js';
import type { Profile } from '../../profile/profile.js';
import type { MappingSummary, Summary } from '../../protocol/session.js';
import { Budget } from './budget.js';

/** Comments and mappings take at most a part of an answer each; two are left to its other texts. */
const PARTS = 4;

/** A page lists no more mappings than this. */
const MOST_MAPPINGS = 1000;

/**
 * What a profile says of itself, as text. Comments and mappings are as many as an answer may hold (`Budget`), of mappings the
 * first thousand at most; nothing says how many are left out. `defaultSampleIndex` is 0-based.
 */
export function summarize(profile: Profile, defaultSampleIndex: number, hasReadableNames: boolean): Summary {
  const text = (index: number): string => profile.strings.text(index);
  const all = allSamples(profile);
  const main = profile.mappings[0];
  const budget = new Budget();
  return {
    sampleTypes: profile.sampleTypes.map(({ type, unit }, index) => ({
      type: text(type),
      unit: text(unit),
      total: label(totalOf(weighedBy(all, index)), text(unit)),
    })),
    fingerprint: fingerprint(profile),
    defaultSampleIndex,
    binary: main === undefined || main.file === 0 ? '' : basePath(text(main.file)),
    buildId: main === undefined ? '' : text(main.buildId),
    comments: budget.rows(profile.comments.map(text), PARTS).rows,
    docUrl: text(profile.docUrl),
    timeNanos: profile.timeNanos.toString(),
    durationNanos: profile.durationNanos.toString(),
    duration: profile.durationNanos === 0n ? '' : label(profile.durationNanos, 'nanoseconds'),
    period: periodOf(profile),
    samples: profile.samples.count,
    locations: profile.locations.count,
    functions: profile.functions.count,
    mappings: budget.rows(
      profile.mappings.slice(0, MOST_MAPPINGS).map((mapping): MappingSummary => ({
        start: `0x${mapping.start.toString(16)}`,
        limit: `0x${mapping.limit.toString(16)}`,
        offset: `0x${mapping.offset.toString(16)}`,
        file: text(mapping.file),
        buildId: text(mapping.buildId),
      })),
      PARTS - 1,
    ).rows,
    dropFrames: text(profile.dropFrames),
    keepFrames: text(profile.keepFrames),
    hasReadableNames,
  };
}

/** Such as `cpu 10ms`: what one sample of a sampled profile stands for. Empty if not recorded. */
function periodOf({ period, periodType, strings }: Profile): string {
  if (period === 0n || periodType === undefined) return '';
  const { type, unit } = periodType;
  return `${strings.text(type)} ${label(period, strings.text(unit))}`;
}
