import { GRANULARITIES } from '../analysis/samples/selection.js';
import { type ReportKind, factsOf, flagsOf, reportKinds } from '../report/kinds.js';

/** What `-help` prints. */
export const USAGE = `usage: pprof-lens <report> [options] [binary] <profile> ...

Prints one of pprof's reports on one profile, or on several merged. A profile may be a file, compressed or not, or
one in a zip or tar archive: ARCHIVE, or ARCHIVE:NAME where it holds several.

Reports:
${reportKinds.map(reportLine).join('')}  -proto             what the filters leave, as gzipped profile.proto

Values:              -sample_index=NAME|N -mean -unit=UNIT -divide_by=X
Granularity:         ${GRANULARITIES.map((name) => `-${name} `).join('')}-noinlines -showcolumns
Order:               -flat -cum
Size:                -nodecount=N -nodefraction=F -edgefraction=F -trim=false -drop_negative
Filters:             -focus=RE -ignore=RE -hide=RE -show=RE -show_from=RE -prune_from=RE
                     -tagfocus=F -tagignore=F -tagshow=RE -taghide=RE -tagroot=KEYS -tagleaf=KEYS
Comparison:          -base=PROFILE -diff_base=PROFILE -normalize
Layout:              -relative_percentages -compact_labels -call_tree
Source:              -source_path=DIRS -trim_path=DIRS
Names:               -symbolize=none|force|demangle=full|demangle=templates|demangle=none
Other:               -all_frames -buildid=ID -add_comment=TEXT -output=FILE
`;

/** A line on a report: its flag, what may be said instead, and what it shows. */
function reportLine(kind: ReportKind): string {
  const { takesExpression, description } = factsOf(kind);
  const flags = flagsOf(kind).map((flag) => `-${flag}${takesExpression ? '=RE' : ''}`);
  return `  ${flags.join(', ').padEnd(18)} ${description}\n`;
}
