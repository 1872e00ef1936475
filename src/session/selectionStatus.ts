import type { Analysis } from '../analysis/analysis.js';
import type { Beat } from '../analysis/beat.js';
import { formatPercent, formatValue } from '../analysis/figures.js';
import { compileTagFilter } from '../analysis/filterTags.js';
import { labelUnits } from '../analysis/labels.js';
import { compileRegex, RegexError } from '../analysis/regex.js';
import { everything } from '../analysis/selected.js';
import { FILTER_FLAGS, type Filters, type Selection } from '../analysis/selection.js';
import { totalOf } from '../analysis/view.js';
import type { Profile } from '../profile/profile.js';
import type { SelectionStatus } from './api.js';
import { sent, type SentError } from './sentError.js';

/** What the selection's filters leave, and which of them match nothing. */
export function selectionStatus(analysis: Analysis, selection: Selection): SelectionStatus {
  const { notes } = analysis.filtered(selection);
  const unmatched = notes
    .map((note) => /^(\w+) expression matched no samples$/.exec(note)?.[1]?.toLowerCase())
    .filter((name) => name !== undefined);
  const figures = analysis.figures({ ...selection, relativePercentages: false });
  const kept = totalOf(analysis.view(selection));
  return {
    unmatched: Object.values(FILTER_FLAGS).filter((flag) => unmatched.includes(flag.replace('_', ''))),
    kept: formatValue(figures, kept),
    keptPercent: formatPercent(figures, kept).trim(),
  };
}

/** Why a filter's text cannot be used; undefined if it can. */
export function problemWith(
  profile: Profile,
  filter: keyof Filters,
  text: string,
  beat: Beat,
): SentError | undefined {
  if (text === '' || filter === 'tagRoot' || filter === 'tagLeaf') return undefined;
  try {
    if (filter === 'tagFocus' || filter === 'tagIgnore') {
      compileTagFilter(FILTER_FLAGS[filter], text, everything(profile, beat), labelUnits(profile, beat));
    } else compileRegex(text, FILTER_FLAGS[filter]);
    return undefined;
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return sent(error);
  }
}
