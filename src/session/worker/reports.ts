import { samplePieces } from '../../analysis/samples/selected.js';
import type { Selection } from '../../analysis/samples/selection.js';
import type { Workspace } from '../../analysis/workspace.js';
import { factsOf } from '../../report/kinds.js';
import { DEFAULTS, type ReportOptions } from '../../report/options.js';
import { ReportError } from '../../report/reportError.js';
import { makeReport, type Report } from '../../report/report.js';
import type { ReportQuery } from '../../protocol/session.js';

/** The recorded files whose text a report prints, none for most reports. */
export function filesOfReport(
  workspace: Workspace,
  { selection, report, argument }: Omit<ReportQuery, 'sources'>,
): string[] {
  if (!factsOf(report).readsSource) return [];
  const wanted = new Set<string>();
  const noteDown = (path: string) => {
    wanted.add(path);
    return [];
  };
  makeReport(report, argument, workspace, optionsOf(selection), noteDown);
  return [...wanted];
}

/** One of pprof's reports for a selection, as `go tool pprof` prints it, with links from names to code. */
export function reportText(workspace: Workspace, query: ReportQuery): Omit<Report, 'notes'> {
  const { selection, report, argument, sources } = query;
  refuseEndless(workspace, query);
  const readSource = (path: string) => (Object.hasOwn(sources, path) ? (sources[path] ?? MISSING) : MISSING);
  const { text, links } = makeReport(report, argument, workspace, optionsOf(selection), readSource);
  return { text, links };
}

/** Throws where a report would have more lines than an editor opens. */
function refuseEndless(workspace: Workspace, { selection, report }: ReportQuery): void {
  const most = factsOf(report).mostFrames;
  if (workspace.profile.samples.locations.length <= most) return;
  const { selected } = workspace.tables.filtered(optionsOf(selection));
  let frames = 0;
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) frames += (selected.end[sample] ?? 0) - (selected.start[sample] ?? 0);
  }
  if (frames <= most) return;
  throw new ReportError('tooLong', { frames: frames.toLocaleString('en'), report });
}

const MISSING = { error: 'the file was not found on this machine' };

function optionsOf(selection: Selection): ReportOptions {
  return { ...DEFAULTS, ...selection };
}
