import { type Beat, BETWEEN } from '../analysis/beat.js';
import { applyFilters } from '../analysis/filters.js';
import { keptCount } from '../analysis/selected.js';
import type { Selection } from '../analysis/selection.js';
import type { Profile } from '../profile/profile.js';
import { DEFAULTS, type ReportOptions } from '../report/options.js';
import { ReportError } from '../report/reportError.js';
import { makeReport, type Report } from '../report/report.js';
import type { ReportName, ReportQuery } from './api.js';

/** The recorded files whose text a report prints: those that `list` asks for. */
export function filesOfReport(
  profile: Profile,
  { selection, report, argument }: Omit<ReportQuery, 'sources'>,
  beat: Beat,
): string[] {
  if (report !== 'list') return [];
  const wanted = new Set<string>();
  const noteDown = (path: string) => {
    wanted.add(path);
    return [];
  };
  makeReport(report, argument, profile, optionsOf(selection), noteDown, beat);
  return [...wanted];
}

/** One of pprof's reports for a selection, as `go tool pprof` prints it, with links from names to code. */
export function reportText(profile: Profile, query: ReportQuery, beat: Beat): Omit<Report, 'notes'> {
  const { selection, report, argument, sources } = query;
  refuseEndless(profile, query, beat);
  const readSource = (path: string) => (Object.hasOwn(sources, path) ? (sources[path] ?? MISSING) : MISSING);
  const { text, links } = makeReport(report, argument, profile, optionsOf(selection), readSource, beat);
  return { text, links };
}

/** How many frames of all samples the report `traces` may have, a line each, and `raw`, where a sample is a line. */
const MOST_FRAMES: Partial<Record<ReportName, number>> = { traces: 500_000, raw: 5_000_000 };

/** Throws where a report would have more lines than an editor opens. */
function refuseEndless(profile: Profile, { selection, report }: ReportQuery, beat: Beat): void {
  const most = MOST_FRAMES[report] ?? Infinity;
  if (profile.samples.locations.length <= most) return;
  const { selected } = applyFilters(profile, selection.filters, 'minimum', beat);
  let frames = 0;
  for (let k = 0; k < keptCount(selected); k++) {
    if ((k & BETWEEN) === 0) beat();
    const sample = selected.samples === undefined ? k : (selected.samples[k] ?? 0);
    frames += (selected.end[sample] ?? 0) - (selected.start[sample] ?? 0);
  }
  if (frames <= most) return;
  throw new ReportError('tooLong', { frames: frames.toLocaleString('en'), report });
}

const MISSING = { error: 'the file was not found on this machine' };

function optionsOf(selection: Selection): ReportOptions {
  const { sampleIndex, granularity, noInlines, filters, trim, relativePercentages } = selection;
  return { ...DEFAULTS, sampleIndex, granularity, noInlines, filters, trim, relativePercentages };
}
