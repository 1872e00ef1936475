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
  const warn = (filter: string, name: string, matched: boolean) => {
    if (filter !== '' && !matched) notes.push(`${name} expression matched no samples`);
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
    warn(filters.focus, 'Focus', byName.matched.focus);
    warn(filters.ignore, 'Ignore', byName.matched.ignore);
    warn(filters.hide, 'Hide', byName.matched.hide);
    warn(filters.show, 'Show', byName.matched.show);
    selected = byName.selected;
  }
  if (from !== undefined) {
    const shown = showFrom(selected, from);
    warn(filters.showFrom, 'ShowFrom', shown.matched);
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
    warn(filters.tagFocus, 'TagFocus', byTag.matched.focus);
    warn(filters.tagIgnore, 'TagIgnore', byTag.matched.ignore);
    selected = byTag.selected;
  }
  if (tagShow !== undefined || tagHide !== undefined) {
    const byKey = filterTagNames(selected, tagShow, tagHide);
    warn(filters.tagShow, 'TagShow', byKey.matched.show);
    warn(filters.tagHide, 'TagHide', byKey.matched.hide);
    selected = byKey.selected;
  }
  if (prune !== undefined) selected = pruneFrom(selected, prune);
  return { base, selected, notes };
}

function withTagFrames(
  selected: Selected,
  filters: Filters,
  unit: string,
  warn: (filter: string, name: string, matched: boolean) => void,
): Selected {
  const rootKeys = filters.tagRoot.split(',').filter((key) => key !== '');
  const leafKeys = filters.tagLeaf.split(',').filter((key) => key !== '');
  if (rootKeys.length === 0 && leafKeys.length === 0) return selected;
  const framed = addTagFrames(selected, rootKeys, leafKeys, unit);
  warn(filters.tagRoot, 'TagRoot', framed.matched.root);
  warn(filters.tagLeaf, 'TagLeaf', framed.matched.leaf);
  return framed.selected;
}
