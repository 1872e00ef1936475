import type { SampleRow, StringIndex } from '../../profile/indexes.js';
import type { Profile } from '../../profile/profile.js';
import { type StringTable, compareBytewise, encodeText } from '../../profile/strings.js';
import { CHECK_MASK, neverCancelled } from './cancelCheck.js';
import type { Selected } from './selected.js';

/** A test of samples for a label with this text that filters leave, or undefined if the profile has no such label at all. */
export function hasLabel(
  { profile, hiddenLabels }: Selected,
  key: string,
  text: string,
): ((sample: SampleRow) => boolean) | undefined {
  const { labels } = profile.samples;
  if (labels.key.length === 0) return undefined;
  const keyIndex = findString(profile, key);
  // Looking through all strings takes its time, and most profiles have not even the key.
  if (keyIndex < 0) return undefined;
  const textIndex = findString(profile, text);
  if (textIndex < 0) return undefined;
  return (sample) => {
    for (let l = labels.offsets[sample]; l < labels.offsets[sample + 1]; l++) {
      if (labels.key[l] === keyIndex && labels.str[l] === textIndex && hiddenLabels?.[l] !== 1) return true;
    }
    return false;
  };
}

/** The index of a text in the profile's strings, -1 if it is not there. */
export function findString(profile: Profile, text: string): StringIndex {
  const { strings } = profile;
  const bytes = encodeText(text);
  for (let i = 0; i < strings.count; i++) if (hasBytes(strings, i, bytes)) return i;
  return -1;
}

function hasBytes({ bytes, offsets }: StringTable, i: number, wanted: Uint8Array): boolean {
  const from = offsets[i];
  if (offsets[i + 1] - from !== wanted.length) return false;
  for (let k = 0; k < wanted.length; k++) if (bytes[from + k] !== wanted[k]) return false;
  return true;
}

/** The numbers of one label key of a sample, in file order. */
interface Numbers {
  readonly values: bigint[];
  /** Units as long as `values` if any was recorded, else empty. */
  readonly units: string[];
}

/** The labels of a sample by key, the values of each in file order. */
export interface SampleLabels {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly numbers: ReadonlyMap<string, Numbers>;
}

/** What a row of the labels is: text wins over a number; a 0 without text and unit is nothing (profile/encode.go). */
export function labelKind(profile: Profile, row: number): 'text' | 'number' | 'none' {
  const { str, num, numUnit } = profile.samples.labels;
  if (str[row] !== 0) return 'text';
  return num[row] !== 0n || numUnit[row] !== 0 ? 'number' : 'none';
}

/** The labels of a sample that filters leave, by key. */
export function labelsOf({ profile, hiddenLabels }: Selected, sample: SampleRow): SampleLabels {
  const { strings } = profile;
  const { offsets, key, str, num, numUnit } = profile.samples.labels;
  const texts = new Map<string, string[]>();
  const numbers = new Map<string, Numbers>();
  for (let row = offsets[sample]; row < offsets[sample + 1]; row++) {
    if (hiddenLabels?.[row] === 1) continue;
    const name = strings.text(key[row]);
    const kind = labelKind(profile, row);
    if (kind === 'text') listAt(texts, name).push(strings.text(str[row]));
    if (kind !== 'number') continue;
    let list = numbers.get(name);
    if (list === undefined) numbers.set(name, (list = { values: [], units: [] }));
    list.values.push(num[row]);
    if (numUnit[row] !== 0 || list.units.length > 0) {
      while (list.units.length < list.values.length - 1) list.units.push('');
      list.units.push(strings.text(numUnit[row]));
    }
  }
  return { texts, numbers };
}

function listAt(map: Map<string, string[]>, key: string): string[] {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = []));
  return list;
}

/** The units of numeric labels: one for each key. */
export interface LabelUnits {
  /** By key. */
  readonly unit: ReadonlyMap<string, string>;
  /** One sentence for each key that was recorded with several units. */
  readonly notes: readonly string[];
}

/**
 * The unit of each numeric label: the first one recorded, else bytes for `request` and `alignment`, else the key itself
 * (Profile.NumLabelUnits).
 */
export function labelUnits(profile: Profile, check = neverCancelled): LabelUnits {
  const { strings } = profile;
  const { key, str, numUnit } = profile.samples.labels;
  const recorded = new Map<number, Set<number>>();
  // Every report asks, so what most rows are is passed over fast: text, or the same label as the number before.
  let lastKey = -1;
  let lastUnit = -1;
  for (let row = 0; row < key.length; row++) {
    if ((row & CHECK_MASK) === 0) check();
    if ((key[row] === lastKey && numUnit[row] === lastUnit) || str[row] !== 0) continue;
    if (labelKind(profile, row) !== 'number') continue;
    lastKey = key[row];
    lastUnit = numUnit[row];
    let units = recorded.get(key[row]);
    if (units === undefined) recorded.set(key[row], (units = new Set()));
    if (numUnit[row] !== 0) units.add(numUnit[row]);
  }
  const unit = new Map<string, string>();
  const notes: string[] = [];
  for (const [index, units] of recorded) {
    const names = Array.from(units, (u) => strings.text(u));
    const first = names.at(0);
    const name = strings.text(index);
    unit.set(name, first ?? (name === 'request' || name === 'alignment' ? 'bytes' : name));
    if (first === undefined || names.length === 1) continue;
    const ignored = names.slice(1).sort(compareBytewise).join(', ');
    notes.push(`For tag ${name} used unit ${first}, also encountered unit(s) ${ignored}`);
  }
  return { unit, notes };
}
