import { Int64Column, Uint32Column } from '../columns.js';
import { HashSlots, mixed } from '../hashSlots.js';
import type { StringIndex } from '../indexes.js';
import { type Column, isExact, type Profile, type Samples } from '../profile.js';
import { columnOf } from '../valueColumn.js';

/** The samples of several profiles, those with equal stacks and labels as one. */
export class MergedSamples {
  private readonly offsets = new Uint32Column();
  private readonly locations = new Uint32Column();
  /** Of each sample, which of the known lists of labels it has. */
  private readonly labelList = new Uint32Column();
  private readonly labelListByKey = new Map<string, number>();
  private readonly values: Column[];
  private readonly labelOffsets = new Uint32Column();
  private readonly labelKey = new Uint32Column();
  private readonly labelStr = new Uint32Column();
  private readonly labelNum = new Int64Column();
  private readonly labelUnit = new Uint32Column();
  /** Where samples are found by their stacks and labels. */
  private readonly slots: HashSlots;

  /** Makes room for all samples of these profiles, whose values decide whether their sums fit doubles. */
  constructor(profiles: readonly Profile[]) {
    const most = profiles.reduce((sum, { samples }) => sum + samples.count, 0);
    this.slots = new HashSlots(most);
    this.values = profiles[0].sampleTypes.map((_, i) => {
      const columns = profiles.map(({ samples }) => samples.values[i]);
      return fitDoubles(columns) ? new Float64Array(most) : new BigInt64Array(most);
    });
    this.offsets.push(0);
    this.labelOffsets.push(0);
  }

  /** Adds the samples of a profile that have a value. `location` and `text` translate what they refer to. */
  add(
    { samples }: Profile,
    location: (index: number) => number,
    text: (index: StringIndex) => StringIndex,
  ): void {
    for (let sample = 0; sample < samples.count; sample++) {
      if (isZero(samples.values, sample)) continue;
      const merged = this.find(samples, sample, location, text);
      this.values.forEach((column, i) => addValue(column, merged, samples.values[i][sample]));
    }
  }

  /** Whether a sample has no value left. */
  hasZeros(): boolean {
    for (let sample = 0; sample < this.slots.count; sample++) if (isZero(this.values, sample)) return true;
    return false;
  }

  /** All samples so far. What each column guarantees of sums holds (`Column`). */
  finish(): Samples {
    const { count } = this.slots;
    return {
      count,
      offsets: this.offsets.view(),
      locations: this.locations.view(),
      values: this.values.map((column) =>
        isExact(column) ? column.subarray(0, count) : columnOf(column.subarray(0, count)),
      ),
      labels: {
        offsets: this.labelOffsets.view(),
        key: this.labelKey.view(),
        str: this.labelStr.view(),
        num: this.labelNum.signed(),
        numUnit: this.labelUnit.view(),
      },
    };
  }

  /** The sample with this stack and these labels, new if need be. */
  private find(
    samples: Samples,
    sample: number,
    location: (index: number) => number,
    text: (index: StringIndex) => StringIndex,
  ): number {
    // The stack is written where a new sample's would be, and stays there if it is one.
    const from = this.locations.length;
    this.locations.reserve(samples.offsets[sample + 1] - samples.offsets[sample]);
    let hash = 0;
    for (let at = samples.offsets[sample]; at < samples.offsets[sample + 1]; at++) {
      const merged = location(samples.locations[at]);
      this.locations.push(merged);
      hash = mixed(hash, merged);
    }
    const labels = this.labelListOf(samples, sample, text);
    hash = mixed(hash, labels);
    const { slots } = this;
    for (let known = slots.first(hash); known >= 0; known = slots.next(hash)) {
      if (this.labelList.data[known] !== labels || !this.hasStack(known, from)) continue;
      this.locations.truncate(from);
      return known;
    }
    this.labelList.push(labels);
    this.offsets.push(this.locations.length);
    this.copyLabels(samples, sample, text);
    return slots.add(hash);
  }

  /** Whether a sample's stack is that from `from` to the end. */
  private hasStack(sample: number, from: number): boolean {
    const { data, length } = this.locations;
    const start = this.offsets.data[sample];
    if (this.offsets.data[sample + 1] - start !== length - from) return false;
    for (let i = 0; from + i < length; i++) if (data[start + i] !== data[from + i]) return false;
    return true;
  }

  /** A number for the labels of a sample: the same for the same labels, whatever the order of their keys. */
  private labelListOf(
    { labels }: Samples,
    sample: number,
    text: (index: StringIndex) => StringIndex,
  ): number {
    const from = labels.offsets[sample];
    const end = labels.offsets[sample + 1];
    if (from === end) return 0;
    const byKey = new Map<string, string>();
    for (let row = from; row < end; row++) {
      const isText = labels.str[row] !== 0;
      const key = `${text(labels.key[row])}${isText ? 't' : 'n'}`;
      const value = isText
        ? String(text(labels.str[row]))
        : `${String(labels.num[row])} ${text(labels.numUnit[row])}`;
      byKey.set(key, `${byKey.get(key) ?? ''},${value}`);
    }
    const list = [...byKey]
      .map(([key, values]) => key + values)
      .sort()
      .join(';');
    let known = this.labelListByKey.get(list);
    if (known === undefined) this.labelListByKey.set(list, (known = this.labelListByKey.size + 1));
    return known;
  }

  private copyLabels({ labels }: Samples, sample: number, text: (index: StringIndex) => StringIndex): void {
    for (let row = labels.offsets[sample]; row < labels.offsets[sample + 1]; row++) {
      this.labelKey.push(text(labels.key[row]));
      this.labelStr.push(text(labels.str[row]));
      this.labelNum.pushBig(labels.num[row]);
      this.labelUnit.push(text(labels.numUnit[row]));
    }
    this.labelOffsets.push(this.labelKey.length);
  }
}

/** Whether every sum over all values of these columns is exact in a double. */
function fitDoubles(columns: readonly Column[]): boolean {
  let sum = 0;
  for (const column of columns) {
    if (!isExact(column)) return false;
    for (const value of column) sum += Math.abs(value);
  }
  return sum <= Number.MAX_SAFE_INTEGER;
}

function isZero(values: readonly Column[], sample: number): boolean {
  for (const column of values) if (Number(column[sample]) !== 0) return false;
  return true;
}

/** Adds as int64 does. */
function addValue(column: Column, sample: number, value: number | bigint): void {
  if (isExact(column)) column[sample] += Number(value);
  else column[sample] += BigInt(value);
}
