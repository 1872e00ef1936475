import { compareBytewise } from '../../profile/strings.js';
import { type Amount, add, toNumber } from '../values/amount.js';
import { type CancelCheck, NAME_PIECE, withCheck } from '../samples/cancelCheck.js';
import { type ValueFormat, formatPercent, formatValue, signedShareOf } from '../values/valueFormat.js';
import { byMagnitude } from '../graph/graph.js';
import { labelsOf, type LabelUnits } from '../samples/labels.js';
import { scaledLabel } from '../values/measurement.js';
import { samplePieces, type Selected } from '../samples/selected.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/** What the values of one label key weigh. */
export interface TagGroup {
  readonly key: string;
  /** Of all samples with the key. */
  readonly total: string;
  readonly totalPercent: string;
  /** By weight; numbers that are many come as ranges, ascending. */
  readonly values: readonly TagValue[];
}

export interface TagValue {
  readonly text: string;
  readonly weight: string;
  /** Of the profile's total. */
  readonly percent: string;
  /** Negative for a negative weight. */
  readonly share: number;
  /** The `tagfocus` that keeps just these samples. */
  readonly focus: string;
}

/** More different numbers than this are shown as ranges. */
const MOST_NUMBERS = 12;

/** What the samples weigh by label key and the value as printed, in the order of first appearance. */
export function weightsByTag(
  selected: Selected,
  weighed: WeighedSamples,
  units: LabelUnits,
  outputUnit: string,
): Map<string, Map<string, Amount>> {
  const keys = new Map<string, Map<string, Amount>>();
  forEachTag(selected, weighed, (key, value, weight) => {
    const text =
      typeof value === 'string' ? value : scaledLabel(value, units.unit.get(key) ?? '', outputUnit);
    addTo(mapAt(keys, key), text, weight);
  });
  return keys;
}

/** Every label key and what its values weigh, by key. */
export function tagTable(
  selected: Selected,
  weighed: WeighedSamples,
  units: LabelUnits,
  format: ValueFormat,
): TagGroup[] {
  const { check } = selected;
  const texts = new Map<string, Map<string, Amount>>();
  const numbers = new Map<string, Map<bigint, Amount>>();
  forEachTag(selected, weighed, (key, value, weight) => {
    if (typeof value === 'string') addTo(mapAt(texts, key), value, weight);
    else addTo(mapAt(numbers, key), value, weight);
  });
  const keys = [...new Set([...texts.keys(), ...numbers.keys()])].sort(compareBytewise);
  return keys.map((key) => {
    const write = (text: string, weight: Amount, focus: string): TagValue => ({
      text,
      weight: formatValue(format, weight),
      percent: formatPercent(format, weight).trim(),
      share: signedShareOf(format, weight),
      focus: `${key}=${focus}`,
    });
    const unit = units.unit.get(key) ?? '';
    const ofTexts = sortedByWeight(texts.get(key) ?? new Map<string, Amount>(), check);
    const ofNumbers = rangesOf(numbers.get(key) ?? new Map<bigint, Amount>(), check);
    const total = [...ofTexts.map(([, weight]) => weight), ...ofNumbers.map(({ weight }) => weight)].reduce(
      add,
      0,
    );
    return {
      key,
      total: formatValue(format, total),
      totalPercent: formatPercent(format, total).trim(),
      values: [
        ...ofTexts.map(([text, weight]) => write(text, weight, exactTag(text))),
        ...ofNumbers.map(({ from, to, weight }) => {
          const [low, high] = [from, to].map((number) => scaledLabel(number, unit, 'auto'));
          const name = from === to ? low : `${low} – ${high}`;
          return write(name, weight, from === to ? `${from}${unit}` : `${from}${unit}:${to}${unit}`);
        }),
      ],
    };
  });
}

function forEachTag(
  selected: Selected,
  weighed: WeighedSamples,
  visit: (key: string, value: string | bigint, weight: Amount) => void,
): void {
  for (const piece of samplePieces(selected, NAME_PIECE)) {
    for (const sample of piece) {
      const { texts, numbers } = labelsOf(selected, sample);
      const weight = weighed.values[sample];
      for (const [key, values] of texts) for (const value of values) visit(key, value, weight);
      for (const [key, { values }] of numbers) for (const value of values) visit(key, value, weight);
    }
  }
}

interface Range {
  readonly from: bigint;
  readonly to: bigint;
  readonly weight: Amount;
}

/** Few numbers one by one, by weight; many by powers of two, ascending, each range as narrow as its numbers. */
function rangesOf(numbers: ReadonlyMap<bigint, Amount>, check: CancelCheck): Range[] {
  if (numbers.size <= MOST_NUMBERS) {
    return sortedByWeight(numbers, check).map(([number, weight]) => ({ from: number, to: number, weight }));
  }
  const ranges = new Map<number, Range>();
  for (const [number, weight] of numbers) {
    const power = Math.sign(toNumber(number)) * (number === 0n ? 0 : number.toString(2).length);
    const range = ranges.get(power) ?? { from: number, to: number, weight: 0 };
    ranges.set(power, {
      from: number < range.from ? number : range.from,
      to: number > range.to ? number : range.to,
      weight: add(range.weight, weight),
    });
  }
  return [...ranges.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A regular expression that matches just this text. A comma would begin another expression. */
function exactTag(text: string): string {
  return `^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(',', '\\x2c')}$`;
}

function sortedByWeight<K extends string | bigint>(
  weights: ReadonlyMap<K, Amount>,
  check: CancelCheck,
): [K, Amount][] {
  const byWeight = ([a, x]: [K, Amount], [b, y]: [K, Amount]) =>
    byMagnitude(x, y) ||
    (typeof a === 'string' && typeof b === 'string' ? compareBytewise(a, b) : a < b ? -1 : 1);
  return [...weights].sort(withCheck(check, byWeight));
}

function mapAt<K>(maps: Map<string, Map<K, Amount>>, key: string): Map<K, Amount> {
  let map = maps.get(key);
  if (map === undefined) maps.set(key, (map = new Map<K, Amount>()));
  return map;
}

function addTo<K>(weights: Map<K, Amount>, key: K, weight: Amount): void {
  weights.set(key, add(weights.get(key) ?? 0, weight));
}
