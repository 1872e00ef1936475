import type { Amount } from '../values/amount.js';
import { type LabelUnits, labelKind } from '../samples/labels.js';
import { scale } from '../values/measurement.js';
import { type Regex, StringMatcher, checkLength, compileRegex } from './regex.js';
import { keepSamples, samplePieces, type Selected } from '../samples/selected.js';

/** Whether a sample has a label that a tag filter asks for. */
type TagTest = (sample: number) => boolean;

export interface TagFilter {
  readonly test: TagTest;
  /** What the person should know of how the filter was read; empty for nothing. */
  readonly note: string;
}

/** Keeps the samples that match the focus and don't match the other (FilterSamplesByTag of profile/filter.go). */
export function filterByTag(
  selected: Selected,
  focus: TagFilter | undefined,
  ignore: TagFilter | undefined,
): { selected: Selected; matched: { focus: boolean; ignore: boolean } } {
  const matched = { focus: false, ignore: false };
  const kept = keepSamples(selected, (sample) => {
    const focused = focus === undefined || focus.test(sample);
    const ignored = ignore?.test(sample) ?? false;
    matched.focus ||= focused;
    matched.ignore ||= ignored;
    return focused && !ignored;
  });
  return { selected: kept, matched };
}

/**
 * Hides the labels of the kept samples whose key `show` does not match or `hide` does; undefined hides none
 * (FilterTagsByName of profile/filter.go). `matched` says of each expression whether it matched the key of any label;
 * a `show` that is undefined matches every key. Throws what the check throws.
 */
export function filterTagNames(
  selected: Selected,
  show: Regex | undefined,
  hide: Regex | undefined,
): { selected: Selected; matched: { show: boolean; hide: boolean } } {
  const { profile } = selected;
  const { key, offsets } = profile.samples.labels;
  const matched = { show: false, hide: false };
  const isShown = show && new StringMatcher(profile.strings, (text) => show.test(text));
  const isHidden = hide && new StringMatcher(profile.strings, (text) => hide.test(text));
  const hiddenLabels = selected.hiddenLabels?.slice() ?? new Uint8Array(key.length);
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) {
      for (let row = offsets[sample]; row < offsets[sample + 1]; row++) {
        if (labelKind(profile, row) === 'none') continue;
        const shown = isShown?.matches(key[row]) ?? true;
        const hidden = isHidden?.matches(key[row]) ?? false;
        matched.show ||= shown;
        matched.hide ||= hidden;
        if (!shown || hidden) hiddenLabels[row] = 1;
      }
    }
  }
  return { selected: { ...selected, hiddenLabels }, matched };
}

/**
 * Reads a tag filter: `[key=]` and then a range of numbers or comma-separated expressions (compileTagFilter of
 * driver_focus.go). Throws RegexError.
 */
export function compileTagFilter(
  name: string,
  text: string,
  selected: Selected,
  units: LabelUnits,
): TagFilter {
  checkLength(text, name);
  const equals = text.indexOf('=');
  const key = equals < 0 ? '' : text.slice(0, equals);
  const value = text.slice(equals + 1);
  const range = parseRange(value);
  if (range !== undefined) {
    return {
      test: rangeTest(selected, key, range, units),
      note: `${name}:Interpreted '${value}' as range, not regexp`,
    };
  }
  const regexes = value.split(',').map((part) => compileRegex(part, name));
  return { test: key === '' ? anyKeyTest(selected, regexes) : keyTest(selected, key, regexes), note: '' };
}

type Range = (value: Amount, unit: string) => boolean;

/**
 * Reads `32kb`, `:64kb`, `4mb:` or `12kb:64mb`; undefined for anything else, and if the ends have different kinds of
 * units (parseTagFilterRange).
 */
function parseRange(text: string): Range | undefined {
  const numbers = [...text.matchAll(/([+-]?[0-9]+)([A-Za-z]+)?/g)].slice(0, 2).map((match) => {
    return { whole: match[0], digits: BigInt(match[1].replace('+', '')), unit: match.at(2) ?? '' };
  });
  const first = numbers.at(0);
  const second = numbers.at(1);
  if (first === undefined) return undefined;
  const low = scale(first.digits, first.unit, first.unit);
  const within = (test: (value: number) => boolean): Range => {
    return (value, unit) => {
      const scaled = scale(value, unit, low.unit);
      return scaled.unit === low.unit && test(scaled.value);
    };
  };
  if (second === undefined) {
    if (text === first.whole) return within((value) => value === low.value);
    if (text === `${first.whole}:`) return within((value) => value >= low.value);
    if (text === `:${first.whole}`) return within((value) => value <= low.value);
    return undefined;
  }
  if (text !== `${first.whole}:${second.whole}`) return undefined;
  const high = scale(second.digits, second.unit, low.unit);
  return high.unit === low.unit ? within((value) => value >= low.value && value <= high.value) : undefined;
}

function rangeTest(
  { profile, hiddenLabels }: Selected,
  key: string,
  range: Range,
  units: LabelUnits,
): TagTest {
  const { labels } = profile.samples;
  /** By key: whether its numbers are in the range, as far as they were met; undefined for a key not asked for. */
  const known = new Map<number, Map<bigint, boolean> | undefined>();
  return someLabel((row) => {
    if (hiddenLabels?.[row] === 1 || labelKind(profile, row) !== 'number') return false;
    const index = labels.key[row];
    if (!known.has(index)) {
      const isAsked = key === '' || profile.strings.text(index) === key;
      known.set(index, isAsked ? new Map<bigint, boolean>() : undefined);
    }
    const numbers = known.get(index);
    if (numbers === undefined) return false;
    const value = labels.num[row];
    let isIn = numbers.get(value);
    if (isIn === undefined) {
      isIn = range(value, units.unit.get(profile.strings.text(index)) ?? '');
      if (numbers.size < MOST_KNOWN) numbers.set(value, isIn);
    }
    return isIn;
  }, labels.offsets);
}

/** Profiles have few different numbers; of those that have many only so many are remembered. */
const MOST_KNOWN = 1 << 16;

/** Every expression must match some `key:value`. */
function anyKeyTest({ profile, hiddenLabels }: Selected, regexes: readonly Regex[]): TagTest {
  const { strings, samples } = profile;
  const { labels } = samples;
  const tests = regexes.map((regex) => {
    const known = new Map<string, boolean>();
    return someLabel((row) => {
      if (hiddenLabels?.[row] === 1 || labels.str[row] === 0) return false;
      const pair = `${strings.text(labels.key[row])}:${strings.text(labels.str[row])}`;
      let matches = known.get(pair);
      if (matches === undefined) known.set(pair, (matches = regex.test(pair)));
      return matches;
    }, labels.offsets);
  });
  return (sample) => tests.every((test) => test(sample));
}

/** Some expression must match some value of the key. */
function keyTest({ profile, hiddenLabels }: Selected, key: string, regexes: readonly Regex[]): TagTest {
  const { strings, samples } = profile;
  const { labels } = samples;
  const values = new StringMatcher(strings, (text) => regexes.some((regex) => regex.test(text)));
  const keys = new StringMatcher(strings, (text) => text === key);
  return someLabel(
    (row) =>
      hiddenLabels?.[row] !== 1 &&
      labels.str[row] !== 0 &&
      keys.matches(labels.key[row]) &&
      values.matches(labels.str[row]),
    labels.offsets,
  );
}

function someLabel(test: (row: number) => boolean, offsets: Uint32Array): TagTest {
  return (sample) => {
    for (let row = offsets[sample]; row < offsets[sample + 1]; row++) if (test(row)) return true;
    return false;
  };
}
