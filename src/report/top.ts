import { type Amount, add } from '../analysis/values/amount.js';
import { NAME_CHECK_MASK } from '../analysis/samples/cancelCheck.js';
import { formatPercent, formatValue } from '../analysis/values/valueFormat.js';
import { withReportUnit } from '../analysis/graph/reportUnit.js';
import { cumValue, flatValue, nodeOf, printedName } from '../analysis/graph/graph.js';
import { refOf } from '../analysis/answers/place.js';
import { activeFilters, legend } from '../analysis/answers/legend.js';
import { type Trimmed, type Trimming, trimmedGraph } from '../analysis/graph/trim.js';
import type { ValueFormat } from '../analysis/values/valueFormat.js';
import { profileHeader } from './header.js';
import type { ReportOptions } from './options.js';
import { type Question, nodesOf } from './question.js';
import { padLeft } from './text/pad.js';
import { Printout } from './printout.js';

/** The report `top`: a line for each node (printText of internal/report). */
export function topReport(question: Question): Printout {
  const { weighed, options } = question;
  const trimming = trimmingOf(options, false);
  const trimmed = trimmedGraph(weighed, nodesOf(question), trimming);
  const { graph } = trimmed;
  const format = withReportUnit(question.format, graph);
  const marks = trimmed.marks.of(graph.list);
  const out = new Printout();
  out.printAll(graphHeader(question, format, trimmed, trimming));
  out.print('      flat  flat%   sum%        cum   cum%');
  let sum: Amount = 0;
  for (const [i, node] of graph.list.entries()) {
    if ((i & NAME_CHECK_MASK) === 0) weighed.selected.check();
    const flat = flatValue(graph, node);
    const cum = cumValue(graph, node);
    sum = add(sum, flat);
    const own = `${padLeft(formatValue(format, flat), 10)} ${formatPercent(format, flat)}`;
    const all = `${padLeft(formatValue(format, cum), 10)} ${formatPercent(format, cum)}`;
    const before = `${own} ${formatPercent(format, sum)} ${all}  `;
    out.printName(before, printedName(graph, node), marks[i] ?? '', refOf(graph.nodes, nodeOf(graph, node)));
  }
  return out;
}

/** How much a report of a graph leaves out. */
export function trimmingOf(options: ReportOptions, edges: boolean): Trimming {
  const { sort, nodeCount, nodeFraction, edgeFraction, dropNegative } = options;
  return { order: sort, nodeCount, nodeFraction, edgeFraction, dropNegative, edges };
}

/** The lines above a graph's nodes (reportLabels of internal/report). */
export function graphHeader(
  { profile, options, sampleType }: Question,
  format: ValueFormat,
  trimmed: Trimmed,
  trimming: Trimming,
): string[] {
  return [
    ...(options.compactLabels ? [] : profileHeader(profile, format, sampleType)),
    ...activeFilters(options.filters),
    ...legend(format, trimmed, trimming),
  ];
}
