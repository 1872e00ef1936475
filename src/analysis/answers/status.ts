import type { Profile } from '../../profile/profile.js';
import { compileTagFilter } from '../filter/filterTags.js';
import type { Filtered } from '../filter/filters.js';
import { compileRegex, RegexError } from '../filter/regex.js';
import type { CancelCheck } from '../samples/cancelCheck.js';
import { labelUnits } from '../samples/labels.js';
import { allSamples } from '../samples/selected.js';
import { FILTER_FLAGS, type Filters } from '../samples/selection.js';
import { totalOf, type WeighedSamples } from '../samples/weighedSamples.js';
import { formatPercent, formatValue, type ValueFormat } from '../values/valueFormat.js';

const NAMES = Object.keys(FILTER_FLAGS) as (keyof Filters)[];

/** What the selection's filters do. */
export interface SelectionStatus {
  /** pprof's names of filters that match nothing. */
  readonly unmatched: readonly string[];
  /** The kept samples' part of the total before filters. */
  readonly kept: string;
  readonly keptPercent: string;
}

/**
 * What the filters leave, and which of them match nothing.
 * @param format with the total before filters
 */
export function selectionStatus(
  { unmatched }: Filtered,
  weighed: WeighedSamples,
  format: ValueFormat,
): SelectionStatus {
  const kept = totalOf(weighed);
  return {
    unmatched: NAMES.filter((filter) => unmatched.includes(filter)).map((filter) => FILTER_FLAGS[filter]),
    kept: formatValue(format, kept),
    keptPercent: formatPercent(format, kept).trim(),
  };
}

/** Why a filter's text cannot be used; undefined if it can. */
export function problemWith(
  profile: Profile,
  filter: keyof Filters,
  text: string,
  check: CancelCheck,
): RegexError | undefined {
  if (text === '' || filter === 'tagRoot' || filter === 'tagLeaf') return undefined;
  try {
    if (filter === 'tagFocus' || filter === 'tagIgnore') {
      compileTagFilter(FILTER_FLAGS[filter], text, allSamples(profile, check), labelUnits(profile, check));
    } else compileRegex(text, FILTER_FLAGS[filter]);
    return undefined;
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return error;
  }
}
