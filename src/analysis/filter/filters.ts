import type { Profile } from '../../profile/profile.js';
import { neverCancelled } from '../samples/cancelCheck.js';
import { filterByName, showFrom } from './filterNames.js';
import { compileTagFilter, filterByTag, filterTagNames } from './filterTags.js';
import { labelUnits } from '../samples/labels.js';
import { dropFrames, pruneFrom } from './prune.js';
import { compileOptional } from './regex.js';
import { allSamples, type Selected } from '../samples/selected.js';
import type { Filters } from '../samples/selection.js';
import { addTagFrames } from './tagFrames.js';

/** What the filters leave. */
export interface Filtered {
  /** Before the filters on samples and frames: what totals refer to. */
  readonly base: Selected;
  readonly selected: Selected;
  /** The filters that matched nothing, in the order in which they are applied. */
  readonly unmatched: readonly (keyof Filters)[];
  /** What pprof tells on stderr: filters that matched nothing, and how a tag filter was read. */
  readonly notes: readonly string[];
}

/**
 * Applies the profile's own drop_frames and then the filters, in pprof's order (driver.generateRawReport, applyFocus).
 * Throws RegexError for an expression that cannot be read.
 * @param unit what numeric labels are scaled to where they become frames
 */
export function applyFilters(
  profile: Profile,
  filters: Filters,
  unit = 'minimum',
  check = neverCancelled,
): Filtered {
  const notes: string[] = [];
  const unmatched: (keyof Filters)[] = [];
  const warn: Warn = (filter, matched) => {
    if (filters[filter] === '' || matched) return;
    unmatched.push(filter);
    // pprof names a filter as its flag, without the underscore and in capitals.
    notes.push(`${filter[0].toUpperCase()}${filter.slice(1)} expression matched no samples`);
  };
  const base = withTagFrames(dropFrames(allSamples(profile, check)), filters, unit, warn);

  const focus = compileOptional(filters.focus, 'focus');
  const ignore = compileOptional(filters.ignore, 'ignore');
  const hide = compileOptional(filters.hide, 'hide');
  const show = compileOptional(filters.show, 'show');
  const from = compileOptional(filters.showFrom, 'show_from');
  const prune = compileOptional(filters.pruneFrom, 'prune_from');
  const tagShow = compileOptional(filters.tagShow, 'tagshow');
  const tagHide = compileOptional(filters.tagHide, 'taghide');

  let selected = base;
  if (focus || ignore || hide || show) {
    const byName = filterByName(base, { focus, ignore, hide, show });
    warn('focus', byName.matched.focus);
    warn('ignore', byName.matched.ignore);
    warn('hide', byName.matched.hide);
    warn('show', byName.matched.show);
    selected = byName.selected;
  }
  if (from !== undefined) {
    const shown = showFrom(selected, from);
    warn('showFrom', shown.matched);
    selected = shown.selected;
  }
  if (filters.tagFocus !== '' || filters.tagIgnore !== '') {
    const units = labelUnits(profile, check);
    const compile = (name: string, text: string) => {
      return text === '' ? undefined : compileTagFilter(name, text, selected, units);
    };
    const tagFocus = compile('tagfocus', filters.tagFocus);
    const tagIgnore = compile('tagignore', filters.tagIgnore);
    for (const filter of [tagFocus, tagIgnore]) if (filter && filter.note !== '') notes.push(filter.note);
    const byTag = filterByTag(selected, tagFocus, tagIgnore);
    warn('tagFocus', byTag.matched.focus);
    warn('tagIgnore', byTag.matched.ignore);
    selected = byTag.selected;
  }
  if (tagShow !== undefined || tagHide !== undefined) {
    const byKey = filterTagNames(selected, tagShow, tagHide);
    warn('tagShow', byKey.matched.show);
    warn('tagHide', byKey.matched.hide);
    selected = byKey.selected;
  }
  if (prune !== undefined) selected = pruneFrom(selected, prune);
  return { base, selected, unmatched, notes };
}

/** Told whether a filter has matched anything. */
type Warn = (filter: keyof Filters, matched: boolean) => void;

function withTagFrames(selected: Selected, filters: Filters, unit: string, warn: Warn): Selected {
  const rootKeys = filters.tagRoot.split(',').filter((key) => key !== '');
  const leafKeys = filters.tagLeaf.split(',').filter((key) => key !== '');
  if (rootKeys.length === 0 && leafKeys.length === 0) return selected;
  const framed = addTagFrames(selected, rootKeys, leafKeys, unit);
  warn('tagRoot', framed.matched.root);
  warn('tagLeaf', framed.matched.leaf);
  return framed.selected;
}
