import { neverCancelled } from '../analysis/samples/cancelCheck.js';
import type { ValueFormat } from '../analysis/values/valueFormat.js';
import { type Filtered, applyFilters } from '../analysis/filter/filters.js';
import { type Frames, framesOf } from '../analysis/samples/frames.js';
import { type Identity, identityOf } from '../analysis/samples/identity.js';
import { type LabelUnits, labelUnits } from '../analysis/samples/labels.js';
import { Nodes } from '../analysis/graph/nodes.js';
import { trimPath } from '../analysis/names/paths.js';
import { type WeighedSamples, totalOf, weighedBy } from '../analysis/samples/weighedSamples.js';
import type { Profile } from '../profile/profile.js';
import type { ReportOptions } from './options.js';
import { ReportError } from './reportError.js';

/** What every report starts from: a profile, filtered, and how to write its values. */
export interface Question {
  readonly profile: Profile;
  readonly options: ReportOptions;
  readonly filtered: Filtered;
  readonly weighed: WeighedSamples;
  readonly frames: Frames;
  /** The units of numeric labels. */
  readonly units: LabelUnits;
  readonly format: ValueFormat;
  /** The name of the sample type as headers show it. */
  readonly sampleType: string;
}

/**
 * Filters the profile and sums its total. Throws RegexError and ReportError.
 * @param check of all walks that the report takes
 */
export function ask(profile: Profile, options: ReportOptions, check = neverCancelled): Question {
  const { sampleIndex, mean, divideBy, relativePercentages, unit } = options;
  if (divideBy === 0) throw new ReportError('zeroDivisor');
  const filtered = applyFilters(profile, options.filters, unit, check);
  const { base, selected } = filtered;
  // Most reports never ask for it, and it takes a look at every label.
  let units: LabelUnits | undefined;
  const { strings, sampleTypes } = selected.profile;
  return {
    profile: selected.profile,
    options,
    filtered,
    weighed: weighedBy(selected, sampleIndex, mean),
    frames: framesOf(selected, options.noInlines),
    get units() {
      return (units ??= labelUnits(profile, check));
    },
    format: {
      total: totalOf(weighedBy(relativePercentages ? selected : base, sampleIndex, mean)),
      unit: strings.text(sampleTypes[sampleIndex].unit),
      outputUnit: unit,
      ratio: 1 / divideBy,
    },
    sampleType: sampleTypeLabel(strings.text(sampleTypes[sampleIndex].type), mean),
  };
}

/** Empty for a type without a name: then headers have no line for it. */
function sampleTypeLabel(type: string, mean: boolean): string {
  return mean && type !== '' ? `mean_${type}` : type;
}

/** The nodes of the report's granularity, their paths trimmed as the options say. */
export function nodesOf({ profile, options, frames }: Question): Nodes {
  return new Nodes(profile, frames, identityFor(options), pathTrimmer(options));
}

/** What tells nodes apart. */
export function identityFor({ granularity, showColumns, noInlines }: ReportOptions): Identity {
  return identityOf(granularity, showColumns, noInlines);
}

/** What the options cut off the paths of a profile. */
export function pathTrimmer(options: ReportOptions): (path: string) => string {
  return (path) => trimPath(path, options.trimPath, options.sourcePath);
}
