import { steady } from '../analysis/beat.js';
import type { Figures } from '../analysis/figures.js';
import { type Filtered, applyFilters } from '../analysis/filters.js';
import { type Frames, framesOf } from '../analysis/frames.js';
import { type Identity, identityOf } from '../analysis/identity.js';
import { type LabelUnits, labelUnits } from '../analysis/labels.js';
import { Nodes } from '../analysis/nodes.js';
import { trimPath } from '../analysis/paths.js';
import { type View, totalOf, viewOf } from '../analysis/view.js';
import type { Profile } from '../profile/profile.js';
import type { ReportOptions } from './options.js';
import { ReportError } from './reportError.js';

/** What every report starts from: a profile, filtered, and how to write its values. */
export interface Question {
  readonly profile: Profile;
  readonly options: ReportOptions;
  readonly filtered: Filtered;
  readonly view: View;
  readonly frames: Frames;
  /** The units of numeric labels. */
  readonly units: LabelUnits;
  readonly figures: Figures;
  /** The name of the sample type as headers show it. */
  readonly sampleType: string;
}

/**
 * Filters the profile and sums its total. Throws RegexError and ReportError.
 * @param beat of all walks that the report takes
 */
export function ask(profile: Profile, options: ReportOptions, beat = steady): Question {
  const { sampleIndex, mean, divideBy, relativePercentages, unit } = options;
  if (divideBy === 0) throw new ReportError('zeroDivisor');
  const filtered = applyFilters(profile, options.filters, unit, beat);
  const { base, selected } = filtered;
  // Most reports never ask for it, and it takes a look at every label.
  let units: LabelUnits | undefined;
  const { strings, sampleTypes } = selected.profile;
  return {
    profile: selected.profile,
    options,
    filtered,
    view: viewOf(selected, sampleIndex, mean),
    frames: framesOf(selected, options.noInlines),
    get units() {
      return (units ??= labelUnits(profile, beat));
    },
    figures: {
      total: totalOf(viewOf(relativePercentages ? selected : base, sampleIndex, mean)),
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
