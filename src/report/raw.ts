import { NAME_CHECK_MASK } from '../analysis/samples/cancelCheck.js';
import { labelsOf } from '../analysis/samples/labels.js';
import { materialize } from '../analysis/samples/materialize.js';
import { type Selected, allSamples } from '../analysis/samples/selected.js';
import type { LineRow } from '../profile/indexes.js';
import type { Mapping, Profile } from '../profile/profile.js';
import { compareBytewise } from '../profile/strings.js';
import { append } from './text/append.js';
import type { Question } from './question.js';
import { goDuration, goTime } from './text/time.js';

/** The report `raw`: the profile as it was recorded, as far as filters leave it (Profile.String of profile/profile.go). */
export function rawReport({ filtered, options }: Question): string {
  const { check } = filtered.selected;
  const selected = allSamples(materialize(filtered.selected, { ...options, ratio: 1 }), check);
  const { profile } = selected;
  const lines = header(profile);
  for (let sample = 0; sample < profile.samples.count; sample++) {
    if ((sample & NAME_CHECK_MASK) === 0) check();
    append(lines, sampleLines(selected, sample));
  }
  lines.push('Locations');
  for (let location = 0; location < profile.locations.count; location++) {
    if ((location & NAME_CHECK_MASK) === 0) check();
    append(lines, locationLines(profile, location));
  }
  lines.push('Mappings');
  for (const mapping of profile.mappings) lines.push(mappingLine(profile, mapping));
  return `${lines.join('\n')}\n`;
}

function header(profile: Profile): string[] {
  const { strings, comments, docUrl, periodType, period, timeNanos, durationNanos } = profile;
  const lines = comments.map((comment) => `Comment: ${strings.text(comment)}`);
  if (docUrl !== 0) lines.push(`Doc: ${strings.text(docUrl)}`);
  const [type, unit] = [periodType?.type ?? 0, periodType?.unit ?? 0];
  lines.push(`PeriodType: ${strings.text(type)} ${strings.text(unit)}`);
  lines.push(`Period: ${period}`);
  if (timeNanos !== 0n) lines.push(`Time: ${goTime(timeNanos)}`);
  // pprof asks for four digits and gets four characters.
  if (durationNanos !== 0n) lines.push(`Duration: ${goDuration(durationNanos).slice(0, 4)}`);
  const types = profile.sampleTypes.map(({ type, unit }) => {
    const mark = type === profile.defaultSampleType ? '[dflt]' : '';
    return `${strings.text(type)}/${strings.text(unit)}${mark}`;
  });
  return [...lines, 'Samples:', types.join(' ').trim()];
}

function sampleLines(selected: Selected, sample: number): string[] {
  const { profile } = selected;
  const { values, locations, offsets } = profile.samples;
  const stack = locations.subarray(offsets[sample], offsets[sample + 1]);
  const ids = Array.from(stack, (location) => `${profile.locations.id[location]} `).join('');
  const amounts = values.map((column) => ` ${String(column[sample]).padStart(10)}`).join('');
  const { texts, numbers } = labelsOf(selected, sample);
  const textLabels = Array.from(texts, ([key, list]) => `${key}:[${list.join(' ')}]`);
  const numberLabels = Array.from(numbers, ([key, { values: list, units }]) => {
    return `${key}:[${list.map((value, i) => (units.length > 0 ? `${value} ${units[i]}` : value)).join(' ')}]`;
  });
  return [
    `${amounts}: ${ids}`,
    ...[textLabels, numberLabels].filter((list) => list.length > 0).map(labelLine),
  ];
}

function labelLine(labels: string[]): string {
  return `                ${labels.sort(compareBytewise).join(' ')}`;
}

function locationLines(profile: Profile, location: number): string[] {
  const { locations, lines, functions, mappings, strings } = profile;
  const mapping = locations.mapping[location];
  const start =
    `${String(locations.id[location]).padStart(6)}: 0x${locations.address[location].toString(16)} ` +
    (mapping < 0 ? '' : `M=${mappings[mapping].id} `) +
    (locations.isFolded[location] === 1 ? '[F] ' : '');
  const rows: string[] = [];
  const end = locations.lineOffsets[location + 1];
  for (let row = locations.lineOffsets[location] as LineRow; row < end; row++) {
    const func = lines.func[row];
    const name = strings.text(functions.name[func]);
    const systemName = strings.text(functions.systemName[func]);
    rows.push(
      `${name} ${strings.text(functions.filename[func])}:${lines.line[row]}:${lines.column[row]} ` +
        `s=${functions.startLine[func]}${name === systemName ? '' : `(${systemName})`}`,
    );
  }
  return rows.length === 0 ? [start] : rows.map((text, i) => (i === 0 ? start : '             ') + text);
}

function mappingLine({ strings }: Profile, mapping: Mapping): string {
  const { id, start, limit, offset, file, buildId } = mapping;
  const bits =
    (mapping.hasFunctions ? '[FN]' : '') +
    (mapping.hasFilenames ? '[FL]' : '') +
    (mapping.hasLineNumbers ? '[LN]' : '') +
    (mapping.hasInlineFrames ? '[IN]' : '');
  const range = [start, limit, offset].map((value) => `0x${value.toString(16)}`).join('/');
  return `${id}: ${range} ${strings.text(file)} ${strings.text(buildId)} ${bits}`;
}
