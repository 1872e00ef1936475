import { compareBytewise } from '../../profile/strings.js';
import { NAME_PIECE } from './cancelCheck.js';
import { type LabelUnits, labelKind } from './labels.js';
import { scaledLabel } from '../values/measurement.js';
import { samplePieces, type Selected } from './selected.js';

/** Samples with the same labels, as far as graphs show labels. */
interface LabelGroup {
  /** All text labels as one, empty for none. */
  readonly text: string;
  readonly numbers: readonly { readonly name: string; readonly value: bigint; readonly unit: string }[];
}

export interface LabelGroups {
  /** By sample: its index in `list`, or -1 for a sample that has no labels or was not kept. */
  readonly ofSample: Int32Array;
  readonly list: readonly LabelGroup[];
}

/** The only numeric label that graphs show, as in pprof. */
const NUMERIC = 'bytes';
/** Marks the samples of a base profile; it is not shown. */
const BASE = 'pprof::base';

/** Groups samples by their labels, so that each different set of labels is written once. */
export function labelGroups(selected: Selected, units: LabelUnits, outputUnit: string): LabelGroups {
  const { profile, hiddenLabels } = selected;
  const { strings, samples } = profile;
  const { offsets, key, str, num } = samples.labels;
  const ofSample = new Int32Array(samples.count).fill(-1);
  const list: LabelGroup[] = [];
  const numbers = new Map<string, number>();
  const isShown = (row: number): boolean => {
    const kind = labelKind(profile, row);
    if (hiddenLabels?.[row] === 1 || kind === 'none') return false;
    return kind === 'text' ? strings.text(key[row]) !== BASE : strings.text(key[row]) === NUMERIC;
  };
  for (const piece of samplePieces(selected, NAME_PIECE)) {
    for (const sample of piece) {
      let content = '';
      for (let row = offsets[sample]; row < offsets[sample + 1]; row++) {
        if (isShown(row)) content += str[row] !== 0 ? `${key[row]}:${str[row]} ` : `${num[row]} `;
      }
      if (content === '') continue;
      let group = numbers.get(content);
      if (group === undefined) {
        group = list.length;
        numbers.set(content, group);
        list.push(groupOf(sample));
      }
      ofSample[sample] = group;
    }
  }
  return { ofSample, list };

  function groupOf(sample: number): LabelGroup {
    const unit = units.unit.get(NUMERIC) ?? NUMERIC;
    const rows = Array.from({ length: offsets[sample + 1] - offsets[sample] }, (_, i) => offsets[sample] + i);
    const shown = rows.filter(isShown);
    const texts = shown.filter((row) => str[row] !== 0);
    return {
      text: texts
        .map((row) => `${strings.text(key[row])}:${strings.text(str[row])}`)
        .sort(compareBytewise)
        .join('\\n'),
      numbers: shown
        .filter((row) => str[row] === 0)
        .map((row) => ({ name: scaledLabel(num[row], unit, outputUnit), value: num[row], unit })),
    };
  }
}
