import { type Amount, add } from '../analysis/amount.js';
import { BETWEEN_NAMES } from '../analysis/beat.js';
import { formatPercent, formatValue, withReportUnit } from '../analysis/figures.js';
import { cumValue, flatValue, nameOf } from '../analysis/graph.js';
import { refOf } from '../analysis/place.js';
import { activeFilters, legend } from '../analysis/legend.js';
import { type Trimmed, type Trimming, trimmedGraph } from '../analysis/trim.js';
import type { Figures } from '../analysis/figures.js';
import { profileHeader } from './header.js';
import type { ReportOptions } from './options.js';
import { type Question, nodesOf } from './question.js';
import { padLeft } from './pad.js';
import { Printout } from './printout.js';

/** The report `top`: a line for each node (printText of internal/report). */
export function topReport(question: Question): Printout {
  const { view, options } = question;
  const trimming = trimmingOf(options, false);
  const trimmed = trimmedGraph(view, nodesOf(question), trimming);
  const { graph } = trimmed;
  const figures = withReportUnit(question.figures, graph);
  const marks = trimmed.marks.of(graph.list);
  const out = new Printout();
  out.printAll(graphHeader(question, figures, trimmed, trimming));
  out.print('      flat  flat%   sum%        cum   cum%');
  let sum: Amount = 0;
  for (const [i, node] of graph.list.entries()) {
    if ((i & BETWEEN_NAMES) === 0) view.selected.beat();
    const flat = flatValue(graph, node);
    const cum = cumValue(graph, node);
    sum = add(sum, flat);
    const own = `${padLeft(formatValue(figures, flat), 10)} ${formatPercent(figures, flat)}`;
    const all = `${padLeft(formatValue(figures, cum), 10)} ${formatPercent(figures, cum)}`;
    const before = `${own} ${formatPercent(figures, sum)} ${all}  `;
    out.printName(before, nameOf(graph, node), marks[i] ?? '', refOf(graph.nodes, node));
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
  figures: Figures,
  trimmed: Trimmed,
  trimming: Trimming,
): string[] {
  return [
    ...(options.compactLabels ? [] : profileHeader(profile, figures, sampleType)),
    ...activeFilters(options.filters),
    ...legend(figures, trimmed, trimming),
  ];
}
