import type { LineRow } from '../../../src/profile/indexes.js';
import type { Profile } from '../../../src/profile/profile.js';

/** One line a sample: its values, its stack leaf first, and its labels. A frame is its line, or else its address. */
export function showSamples(profile: Profile): string[] {
  const { samples, locations, lines, functions } = profile;
  const text = (i = 0): string => profile.strings.text(i);
  const frame = (location: number): string => {
    const from = locations.lineOffsets[location] ?? 0;
    const end = locations.lineOffsets[location + 1] ?? 0;
    if (from === end) return `0x${(locations.address[location] ?? 0n).toString(16)}`;
    return Array.from({ length: end - from }, (_, i) => {
      const row = (from + i) as LineRow;
      const func = lines.func[row] ?? 0;
      return `${text(functions.name[func])}(${text(functions.filename[func])}:${String(lines.line[row])})`;
    }).join('<');
  };
  return Array.from({ length: samples.count }, (_, sample) => {
    const values = samples.values.map((column) => String(column[sample])).join(' ');
    const stack = [...samples.locations.subarray(samples.offsets[sample], samples.offsets[sample + 1])].map(
      frame,
    );
    const { labels } = samples;
    const shown: string[] = [];
    for (let row = labels.offsets[sample] ?? 0; row < (labels.offsets[sample + 1] ?? 0); row++) {
      const value =
        labels.str[row] === 0 ? String(labels.num[row]) + text(labels.numUnit[row]) : text(labels.str[row]);
      shown.push(`${text(labels.key[row])}=${value}`);
    }
    return [`${values}:`, ...stack, ...(shown.length > 0 ? [`{${shown.join(', ')}}`] : [])].join(' ');
  });
}

export function showTypes({ sampleTypes, periodType, period, strings }: Profile): string {
  const show = (type: number, unit: number): string => `${strings.text(type)}/${strings.text(unit)}`;
  const types = sampleTypes.map(({ type, unit }) => show(type, unit)).join(' ');
  return `${types} every ${String(period)} ${periodType === undefined ? '' : show(periodType.type, periodType.unit)}`;
}

/** One line a mapping, and which locations are in it. */
export function showMappings({ mappings, locations, strings }: Profile): string[] {
  return mappings.map(({ start, limit, offset, file, buildId }, i) => {
    const inside = [...locations.address].filter((_, location) => locations.mapping[location] === i);
    const hex = (value: bigint): string => value.toString(16);
    return [
      `${hex(start)}-${hex(limit)}`,
      hex(offset),
      strings.text(file),
      strings.text(buildId),
      inside.map(hex).join(),
    ]
      .join(' ')
      .replace(/ +/g, ' ')
      .trim();
  });
}
