import { labelsOf } from '../analysis/labels.js';
import { type Selected, keptCount } from '../analysis/selected.js';
import type { Mapping, Profile } from '../profile/profile.js';
import { compareBytewise } from '../profile/strings.js';
import type { Question } from './question.js';
import { goDuration, goTime } from './time.js';

/** The report `raw`: the profile as it was recorded, as far as filters leave it (Profile.String of profile/profile.go). */
export function rawReport(question: Question): string {
  const { profile, filtered } = question;
  const lines = header(profile);
  const { selected } = filtered;
  const count = keptCount(selected);
  for (let k = 0; k < count; k++) {
    lines.push(...sampleLines(selected, selected.samples === undefined ? k : selected.samples[k]));
  }
  lines.push('Locations');
  for (let l = 0; l < profile.locations.count; l++) lines.push(...locationLines(question, l));
  lines.push('Mappings');
  for (const mapping of profile.mappings) lines.push(mappingLine(question, mapping));
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
  const { profile, hiddenLocations } = selected;
  const { values, locations } = profile.samples;
  let line = values.map((column) => ` ${String(column[sample]).padStart(10)}`).join('') + ': ';
  for (let i = selected.start[sample]; i < selected.end[sample]; i++) {
    if (hiddenLocations?.[locations[i]] !== 1) line += `${profile.locations.id[locations[i]]} `;
  }
  const { texts, numbers } = labelsOf(selected, sample);
  const textLabels = Array.from(texts, ([key, list]) => `${key}:[${list.join(' ')}]`);
  const numberLabels = Array.from(numbers, ([key, { values: list, units }]) => {
    return `${key}:[${list.map((value, i) => (units.length > 0 ? `${value} ${units[i]}` : value)).join(' ')}]`;
  });
  return [line, ...[textLabels, numberLabels].filter((list) => list.length > 0).map(labelLine)];
}

function labelLine(labels: string[]): string {
  return `                ${labels.sort(compareBytewise).join(' ')}`;
}

function locationLines({ profile, filtered, options }: Question, location: number): string[] {
  const { locations, lines, functions, mappings, strings } = profile;
  const { hiddenLines } = filtered.selected;
  const mapping = locations.mapping[location];
  const start =
    `${String(locations.id[location]).padStart(6)}: 0x${locations.address[location].toString(16)} ` +
    (mapping < 0 ? '' : `M=${mappings[mapping].id} `) +
    (locations.isFolded[location] === 1 ? '[F] ' : '');
  const rows: string[] = [];
  for (let row = locations.lineOffsets[location]; row < locations.lineOffsets[location + 1]; row++) {
    if (hiddenLines?.[row] === 1) continue;
    const func = lines.func[row];
    const name = strings.text(functions.name[func]);
    const systemName = strings.text(functions.systemName[func]);
    const column = options.noInlines && !options.showColumns ? 0n : lines.column[row];
    rows.push(
      `${name} ${strings.text(functions.filename[func])}:${lines.line[row]}:${column} ` +
        `s=${functions.startLine[func]}${name === systemName ? '' : `(${systemName})`}`,
    );
  }
  const shown = options.noInlines ? rows.slice(-1) : rows;
  return shown.length === 0 ? [start] : shown.map((text, i) => (i === 0 ? start : '             ') + text);
}

function mappingLine({ profile, options }: Question, mapping: Mapping): string {
  const { strings } = profile;
  const { id, start, limit, offset, file, buildId } = mapping;
  const bits =
    (mapping.hasFunctions ? '[FN]' : '') +
    (mapping.hasFilenames ? '[FL]' : '') +
    (mapping.hasLineNumbers ? '[LN]' : '') +
    (mapping.hasInlineFrames && !options.noInlines ? '[IN]' : '');
  const range = [start, limit, offset].map((value) => `0x${value.toString(16)}`).join('/');
  return `${id}: ${range} ${strings.text(file)} ${strings.text(buildId)} ${bits}`;
}
