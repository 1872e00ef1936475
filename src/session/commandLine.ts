import { FILTER_FLAGS, type Filters, type Selection } from '../analysis/selection.js';
import type { ReportName } from './api.js';

/** The `go tool pprof` command that prints the same figures, quoted for a POSIX shell. */
export function commandLine(
  selection: Selection,
  sampleType: string,
  report: ReportName,
  argument: string,
  file: string,
): string {
  const { granularity, noInlines, filters, trim, relativePercentages } = selection;
  const flags = [
    argument === '' ? `-${report}` : `-${report}=${argument}`,
    `-sample_index=${sampleType}`,
    ...(granularity === 'functions' ? [] : [`-${granularity}`]),
    ...(noInlines ? ['-noinlines'] : []),
    ...(trim ? [] : ['-trim=false']),
    ...(relativePercentages ? ['-relative_percentages'] : []),
    ...Object.entries(FILTER_FLAGS)
      .map(([key, flag]) => [flag, filters[key as keyof Filters]] as const)
      .filter(([, text]) => text !== '')
      .map(([flag, text]) => `-${flag}=${text}`),
  ];
  return ['go', 'tool', 'pprof', ...[...flags, file].map(quoted)].join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
