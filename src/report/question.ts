import type { Filtered } from '../analysis/filter/filters.js';
import type { Nodes } from '../analysis/graph/nodes.js';
import type { Frames } from '../analysis/samples/frames.js';
import type { LabelUnits } from '../analysis/samples/labels.js';
import type { WeighedSamples } from '../analysis/samples/weighedSamples.js';
import type { ValueFormat } from '../analysis/values/valueFormat.js';
import type { Workspace } from '../analysis/workspace.js';
import type { Profile } from '../profile/profile.js';
import type { ReportOptions } from './options.js';
import { ReportError } from './reportError.js';

/** What every report starts from: a profile, filtered, and how to write its values. */
export interface Question {
  readonly workspace: Workspace;
  /** With the frames that filters may have added. */
  readonly profile: Profile;
  readonly options: ReportOptions;
  readonly filtered: Filtered;
  readonly weighed: WeighedSamples;
  readonly frames: Frames;
  /** The units of numeric labels: most reports never ask for them, and they take a look at every label. */
  readonly units: LabelUnits;
  readonly format: ValueFormat;
  /** The name of the sample type as headers show it. */
  readonly sampleType: string;
}

/** Filters the profile and sums its total. Throws RegexError and ReportError. */
export function ask(workspace: Workspace, options: ReportOptions): Question {
  const { sampleIndex, mean, divideBy } = options;
  if (divideBy === 0) throw new ReportError('zeroDivisor');
  const { tables } = workspace;
  const filtered = tables.filtered(options);
  const { profile } = filtered.selected;
  return {
    workspace,
    profile,
    options,
    filtered,
    weighed: tables.weighed(options),
    frames: tables.frames(options),
    get units() {
      return tables.units(options);
    },
    format: { ...tables.format(options), ratio: 1 / divideBy },
    sampleType: sampleTypeLabel(profile.strings.text(profile.sampleTypes[sampleIndex].type), mean),
  };
}

/** Empty for a type without a name: then headers have no line for it. */
function sampleTypeLabel(type: string, mean: boolean): string {
  return mean && type !== '' ? `mean_${type}` : type;
}

/** The nodes of the report's granularity, their paths trimmed as the options say. */
export function nodesOf({ workspace, options }: Question): Nodes {
  return workspace.tables.nodes(options);
}
