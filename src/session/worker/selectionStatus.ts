import type { Analysis } from '../../analysis/analysis.js';
import type { CancelCheck } from '../../analysis/samples/cancelCheck.js';
import { formatPercent, formatValue } from '../../analysis/values/valueFormat.js';
import { compileTagFilter } from '../../analysis/filter/filterTags.js';
import { labelUnits } from '../../analysis/samples/labels.js';
import { compileRegex, RegexError } from '../../analysis/filter/regex.js';
import { allSamples } from '../../analysis/samples/selected.js';
import { FILTER_FLAGS, type Filters, type Selection } from '../../analysis/samples/selection.js';
import { totalOf } from '../../analysis/samples/weighedSamples.js';
import type { Profile } from '../../profile/profile.js';
import type { SelectionStatus } from '../../protocol/session.js';
import { sent, type SentError } from '../../protocol/sentError.js';

/** What the selection's filters leave, and which of them match nothing. */
export function selectionStatus(analysis: Analysis, selection: Selection): SelectionStatus {
  const { notes } = analysis.filtered(selection);
  const unmatched = notes
    .map((note) => /^(\w+) expression matched no samples$/.exec(note)?.[1]?.toLowerCase())
    .filter((name) => name !== undefined);
  const format = analysis.figures({ ...selection, relativePercentages: false });
  const kept = totalOf(analysis.view(selection));
  return {
    unmatched: Object.values(FILTER_FLAGS).filter((flag) => unmatched.includes(flag.replace('_', ''))),
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
): SentError | undefined {
  if (text === '' || filter === 'tagRoot' || filter === 'tagLeaf') return undefined;
  try {
    if (filter === 'tagFocus' || filter === 'tagIgnore') {
      compileTagFilter(FILTER_FLAGS[filter], text, allSamples(profile, check), labelUnits(profile, check));
    } else compileRegex(text, FILTER_FLAGS[filter]);
    return undefined;
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return sent(error);
  }
}
