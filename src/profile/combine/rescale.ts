import { Uint32Column } from '../columns.js';
import { ProfileError } from '../error.js';
import { truncated, wrapped } from '../int64.js';
import { type Column, type Indexes, isExact, type Labels, type Profile, type Samples } from '../profile.js';
import { StringTableBuilder } from '../strings.js';
import { columnOf } from '../valueColumn.js';

/**
 * The profile with each sample type's values multiplied by its ratio and rounded, half away from zero. As in pprof
 * (ScaleN in profile/profile.go), samples go in which no value that was multiplied is left; unlike there, -1 is exact
 * for every int64.
 */
export function scaleValues(profile: Profile, ratios: readonly number[]): Profile {
  if (ratios.every((ratio) => ratio === 1)) return profile;
  const { samples } = profile;
  const scaled = samples.values.map((column, i) =>
    ratios[i] === 1 ? column : scaleColumn(column, ratios[i]),
  );
  const isKept = (sample: number): boolean =>
    scaled.some((column, i) => ratios[i] !== 1 && Number(column[sample]) !== 0);
  return { ...profile, samples: keepSamples({ ...samples, values: scaled }, isKept) };
}

/** The profile with every value negated. */
export function negate(profile: Profile): Profile {
  return scaleValues(profile, Array<number>(profile.sampleTypes.length).fill(-1));
}

/**
 * The profile scaled so that the sum of each sample type is that of the base (Normalize in pprof's profile/merge.go).
 * A type without a sum becomes 0. Throws a `ProfileError` if the sample types differ.
 */
export function normalize(profile: Profile, base: Profile): Profile {
  requireCompatible(profile, base);
  const ratios = profile.samples.values.map((column, i) => {
    const sum = sumOf(column);
    return sum === 0n ? 0 : Number(sumOf(base.samples.values[i])) / Number(sum);
  });
  return scaleValues(profile, ratios);
}

/** Throws a `ProfileError` unless both profiles have the same period type and sample types. */
export function requireCompatible(a: Profile, b: Profile): void {
  const [typesA, typesB] = [typesText(a), typesText(b)];
  if (typesA !== typesB) throw new ProfileError('differentThings', { a: typesA, b: typesB });
  const [periodA, periodB] = [periodText(a), periodText(b)];
  if (periodA !== periodB) throw new ProfileError('differentPeriods', { a: periodA, b: periodB });
}

function typesText(profile: Profile): string {
  return profile.sampleTypes
    .map(({ type, unit }) => `${profile.strings.text(type)}/${profile.strings.text(unit)}`)
    .join(' ');
}

function periodText({ periodType, strings }: Profile): string {
  return periodType === undefined
    ? 'none'
    : `${strings.text(periodType.type)}/${strings.text(periodType.unit)}`;
}

/** The profile with the label `key`: `value` on every sample, in place of text labels of this key (SetLabel in pprof). */
export function addLabel(profile: Profile, key: string, value: string): Profile {
  const builder = StringTableBuilder.from(profile.strings);
  const keyIndex = builder.internText(key);
  const valueIndex = builder.internText(value);
  const { count, labels: old } = profile.samples;
  const rows = new Uint32Column(old.key.length + count);
  const offsets = new Uint32Array(count + 1);
  const added = old.key.length;
  for (let sample = 0; sample < count; sample++) {
    for (let row = old.offsets[sample]; row < old.offsets[sample + 1]; row++) {
      if (old.key[row] !== keyIndex || old.str[row] === 0) rows.push(row);
    }
    rows.push(added);
    offsets[sample + 1] = rows.length;
  }
  const from = rows.view();
  const pick = (column: Indexes, ofAdded: number): Uint32Array =>
    from.map((row) => (row === added ? ofAdded : column[row]));
  const labels: Labels = {
    offsets,
    key: pick(old.key, keyIndex),
    str: pick(old.str, valueIndex),
    num: BigInt64Array.from(from, (row) => (row === added ? 0n : old.num[row])),
    numUnit: pick(old.numUnit, 0),
  };
  return { ...profile, strings: builder.build(), samples: { ...profile.samples, labels } };
}

/** Only the samples for which `isKept` says so. */
function keepSamples(samples: Samples, isKept: (sample: number) => boolean): Samples {
  const kept = new Uint32Column(samples.count);
  for (let sample = 0; sample < samples.count; sample++) if (isKept(sample)) kept.push(sample);
  if (kept.length === samples.count) return samples;
  const order = kept.view();
  const { labels } = samples;
  const stacks = pickRows(samples.offsets, order);
  const labelRows = pickRows(labels.offsets, order);
  return {
    count: order.length,
    offsets: stacks.offsets,
    locations: stacks.rows.map((row) => samples.locations[row]),
    values: samples.values.map((column) => pickValues(column, order)),
    labels: {
      offsets: labelRows.offsets,
      key: labelRows.rows.map((row) => labels.key[row]),
      str: labelRows.rows.map((row) => labels.str[row]),
      num: BigInt64Array.from(labelRows.rows, (row) => labels.num[row]),
      numUnit: labelRows.rows.map((row) => labels.numUnit[row]),
    },
  };
}

/** The rows of some samples of many, and where those of each begin. */
function pickRows(offsets: Uint32Array, order: Uint32Array): { offsets: Uint32Array; rows: Uint32Array } {
  const rows = new Uint32Column();
  const picked = new Uint32Array(order.length + 1);
  order.forEach((sample, i) => {
    for (let row = offsets[sample]; row < offsets[sample + 1]; row++) rows.push(row);
    picked[i + 1] = rows.length;
  });
  return { offsets: picked, rows: rows.view() };
}

function pickValues(column: Column, order: Uint32Array): Column {
  return isExact(column)
    ? Float64Array.from(order, (sample) => column[sample])
    : BigInt64Array.from(order, (sample) => column[sample]);
}

function scaleColumn(column: Column, ratio: number): Column {
  if (ratio === -1) return isExact(column) ? Float64Array.from(column, (v) => 0 - v) : column.map((v) => -v);
  const scaled = new BigInt64Array(column.length);
  for (let i = 0; i < column.length; i++) scaled[i] = truncated(roundHalfAway(Number(column[i]) * ratio));
  return columnOf(scaled);
}

/** Go's math.Round. */
function roundHalfAway(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

function sumOf(column: Column): bigint {
  if (isExact(column)) return BigInt(Float64Array.from(column).reduce((sum, v) => sum + v, 0));
  return wrapped(column.reduce((sum, v) => sum + v, 0n));
}
