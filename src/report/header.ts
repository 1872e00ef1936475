import { truncate } from '../analysis/values/amount.js';
import { type ValueFormat, formatValue } from '../analysis/values/valueFormat.js';
import { label, percentage, scale } from '../analysis/values/measurement.js';
import { basePath } from '../analysis/names/paths.js';
import type { Profile } from '../profile/profile.js';
import { headerTime } from './text/time.js';

/** The lines that say what a profile is (ProfileLabels of internal/report). */
export function profileHeader(profile: Profile, format: ValueFormat, sampleType: string): string[] {
  const { strings, mappings, comments, docUrl, timeNanos, durationNanos } = profile;
  const lines: string[] = [];
  const main = mappings.at(0);
  if (main !== undefined && main.file !== 0) lines.push(`File: ${basePath(strings.text(main.file))}`);
  if (main !== undefined && main.buildId !== 0) lines.push(`Build ID: ${strings.text(main.buildId)}`);
  for (const comment of comments) {
    const text = strings.text(comment);
    if (!text.startsWith('#')) lines.push(text);
  }
  if (sampleType !== '') lines.push(`Type: ${sampleType}`);
  if (docUrl !== 0) lines.push(`Doc: ${strings.text(docUrl)}`);
  if (timeNanos !== 0n) lines.push(`Time: ${headerTime(timeNanos)}`);
  if (durationNanos !== 0n) lines.push(durationLine(durationNanos, format));
  return lines;
}

function durationLine(duration: bigint, format: ValueFormat): string {
  const { total, unit } = format;
  const nanos = scale(total, unit, 'nanoseconds');
  const ratio =
    nanos.unit === 'ns' && nanos.value !== 0 ? `(${percentage(truncate(nanos.value), duration)})` : '';
  const length = label(duration, 'nanoseconds');
  return `Duration: ${length}, Total samples = ${formatValue(format, total)} ${ratio}`;
}
