import type { LineRow, LocationIndex, SampleRow } from '../../profile/indexes.js';
import type { Profile } from '../../profile/profile.js';
import { NAME_CHECK_MASK, copied } from '../samples/cancelCheck.js';
import { type Regex, StringMatcher } from './regex.js';
import { keepSamples, type Selected } from '../samples/selected.js';

/** Whether functions, by name or file, and mappings, by file, match an expression. */
class NameMatcher {
  private readonly strings: StringMatcher;

  constructor(
    private readonly profile: Profile,
    regex: Regex,
  ) {
    this.strings = new StringMatcher(profile.strings, (text) => regex.test(text));
  }

  line(row: LineRow): boolean {
    const { functions, lines } = this.profile;
    const func = lines.func[row];
    return this.strings.matches(functions.name[func]) || this.strings.matches(functions.filename[func]);
  }

  mapping(location: LocationIndex): boolean {
    const mapping = this.profile.locations.mapping[location];
    return mapping >= 0 && this.strings.matches(this.profile.mappings[mapping].file);
  }
}

/** The expressions of the filters by name; undefined where there is none. */
export interface NameFilters {
  readonly focus: Regex | undefined;
  readonly ignore: Regex | undefined;
  readonly hide: Regex | undefined;
  readonly show: Regex | undefined;
}

export interface NameFiltered {
  readonly selected: Selected;
  /** Whether each filter matched a location. */
  readonly matched: Readonly<Record<keyof NameFilters, boolean>>;
}

const FOCUSED = 1;
const IGNORED = 2;

/**
 * Keeps samples with a focused location and no ignored one, without hidden lines and with only shown ones; samples
 * left without frames go (FilterSamplesByName of profile/filter.go).
 */
export function filterByName(selected: Selected, filters: NameFilters): NameFiltered {
  const { profile } = selected;
  const { locations } = profile;
  const [focus, ignore, hide, show] = [filters.focus, filters.ignore, filters.hide, filters.show].map(
    (regex) => regex && new NameMatcher(profile, regex),
  );
  const matched = { focus: false, ignore: false, hide: false, show: false };
  const role = new Uint8Array(locations.count);
  const hiddenLines = selected.hiddenLines?.slice() ?? new Uint8Array(profile.lines.count);
  const hiddenLocations = selected.hiddenLocations?.slice() ?? new Uint8Array(locations.count);
  let anyHidden = false;

  const lineWhere = (location: LocationIndex, test: (row: LineRow) => boolean): boolean => {
    const end = locations.lineOffsets[location + 1];
    for (let row = locations.lineOffsets[location] as LineRow; row < end; row++) {
      if (hiddenLines[row] === 0 && test(row)) return true;
    }
    return false;
  };
  const matches = (matcher: NameMatcher, location: LocationIndex) =>
    lineWhere(location, (row) => matcher.line(row)) || matcher.mapping(location);
  const hideLines = (location: LocationIndex, test: (row: LineRow) => boolean) => {
    const end = locations.lineOffsets[location + 1];
    for (let row = locations.lineOffsets[location] as LineRow; row < end; row++) {
      if (test(row)) hiddenLines[row] = 1;
    }
    if (lineWhere(location, () => true)) return;
    hiddenLocations[location] = 1;
    anyHidden = true;
  };

  for (let location = 0; location < locations.count; location++) {
    if ((location & NAME_CHECK_MASK) === 0) selected.check();
    if (ignore && matches(ignore, location)) {
      matched.ignore = true;
      role[location] = IGNORED;
    } else if (focus === undefined || matches(focus, location)) {
      matched.focus = true;
      role[location] = FOCUSED;
    }
    if (hide && matches(hide, location)) {
      matched.hide = true;
      const all = hide.mapping(location);
      hideLines(location, (row) => all || hide.line(row));
    }
    if (show) {
      const all = show.mapping(location);
      hideLines(location, (row) => !all && !show.line(row));
      if (hiddenLocations[location] === 0) matched.show = true;
    }
  }
  const next = hide || show ? { ...selected, hiddenLines, hiddenLocations } : selected;
  const kept = keepSamples(next, (sample) => {
    return isFocused(next, role, sample) && (!anyHidden || hasFrame(next, hiddenLocations, sample));
  });
  return { selected: kept, matched };
}

function isFocused({ profile, start, end }: Selected, role: Uint8Array, sample: SampleRow): boolean {
  const { locations } = profile.samples;
  let focused = false;
  for (let i = start[sample]; i < end[sample]; i++) {
    if (role[locations[i]] === IGNORED) return false;
    if (role[locations[i]] === FOCUSED) focused = true;
  }
  return focused;
}

function hasFrame({ profile, start, end }: Selected, hidden: Uint8Array, sample: SampleRow): boolean {
  const { locations } = profile.samples;
  for (let i = start[sample]; i < end[sample]; i++) if (hidden[locations[i]] === 0) return true;
  return false;
}

/**
 * Drops what is above the topmost frame that matches; samples without one go (ShowFrom of profile/filter.go). Where
 * the mapping matches, all lines of a location stay.
 */
export function showFrom(selected: Selected, regex: Regex): { selected: Selected; matched: boolean } {
  const { profile } = selected;
  const { locations } = profile;
  const names = new NameMatcher(profile, regex);
  const isMatch = new Uint8Array(locations.count);
  const hiddenLines = selected.hiddenLines?.slice() ?? new Uint8Array(profile.lines.count);
  let matched = false;
  for (let location = 0; location < locations.count; location++) {
    if ((location & NAME_CHECK_MASK) === 0) selected.check();
    if (names.mapping(location)) isMatch[location] = 1;
    else {
      const first = locations.lineOffsets[location];
      const last = locations.lineOffsets[location + 1];
      let row = (last - 1) as LineRow;
      while (row >= first && (hiddenLines[row] === 1 || !names.line(row))) row--;
      if (row < first) continue;
      hiddenLines.fill(1, row + 1, last);
      isMatch[location] = 1;
    }
    matched = true;
  }
  const end = copied(selected.check, selected.end);
  const kept = keepSamples({ ...selected, end, hiddenLines }, (sample) => {
    const top = topmost(selected, isMatch, sample);
    end[sample] = top + 1;
    return top >= 0;
  });
  return { selected: kept, matched };
}

/** Position of the match nearest the root, or -1. Hidden locations are no part of a stack. */
function topmost(selected: Selected, isMatch: Uint8Array, sample: SampleRow): number {
  const { locations } = selected.profile.samples;
  for (let i = selected.end[sample] - 1; i >= selected.start[sample]; i--) {
    if (isMatch[locations[i]] === 1 && selected.hiddenLocations?.[locations[i]] !== 1) return i;
  }
  return -1;
}
