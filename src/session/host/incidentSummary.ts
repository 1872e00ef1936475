import { plainLine } from '../../log/plain.js';
import type { Summary, TopPage } from '../../protocol/session.js';

/** What a summary is made of. */
export interface Incident {
  /** The profile's file, without its folder. */
  readonly name: string;
  readonly summary: Summary;
  /** The name of the sample type. */
  readonly sampleType: string;
  /** The costliest functions, of as many as there are. */
  readonly top: TopPage;
  /** The command that prints the same. */
  readonly command: string;
}

/** The longest name that is written out, in characters. */
const LONGEST = 500;

/**
 * What was measured, when, of which build, what costs most and how to see more, as Markdown for a channel in which people
 * deal with an incident. The lines are those that `pprof -top` prints (ProfileLabels and printText of internal/report).
 */
export function incidentSummary({ name, summary, sampleType, top, command }: Incident): string {
  const { binary, buildId, timeNanos, duration } = summary;
  const left = top.matching - top.rows.length;
  const lines = [
    ...line('File', binary.slice(Math.max(binary.lastIndexOf('/'), binary.lastIndexOf('\\')) + 1)),
    ...line('Build ID', buildId),
    ...line('Type', sampleType),
    ...line('Time', timeOf(timeNanos)),
    ...line('Duration', duration),
    ...top.filters.map((filter) => (filter.startsWith(' ') ? '   ' : '') + plain(filter)),
    ...top.legend.map(plain),
    '      flat  flat%   sum%        cum   cum%',
    ...top.rows.map(rowOf),
    ...(left > 0 ? [`… ${left} more`] : []),
    '',
    command,
  ];
  const text = lines.join('\n');
  const marks = (text.match(/`{3,}/g) ?? []).reduce((most, { length }) => Math.max(most, length + 1), 3);
  const fence = '`'.repeat(marks);
  return `${plain(name)}\n${fence}\n${text}\n${fence}`;
}

/** A text from outside, on one line. */
function plain(text: string): string {
  return plainLine(text, LONGEST);
}

function line(title: string, text: string): readonly string[] {
  return text === '' ? [] : [`${title}: ${plain(text)}`];
}

function rowOf({
  flat,
  flatPercent,
  sumPercent,
  cum,
  cumPercent,
  printed,
  mark,
}: TopPage['rows'][number]): string {
  const name = plain(printed) + mark;
  return `${flat.padStart(10)} ${flatPercent} ${sumPercent} ${cum.padStart(10)} ${cumPercent}  ${name}`;
}

/** Nanoseconds since 1970 as date and time, empty for none. */
function timeOf(nanos: string): string {
  const milliseconds = Number(BigInt(nanos) / 1_000_000n);
  if (milliseconds === 0 || Number.isNaN(new Date(milliseconds).getTime())) return '';
  return new Date(milliseconds).toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
}
