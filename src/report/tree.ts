import type { EdgeIndex, GraphNode, Holding } from '../profile/indexes.js';
import { type Amount, add } from '../analysis/values/amount.js';
import type { Edges } from '../analysis/graph/edges.js';
import { formatPercent, formatValue, type ValueFormat } from '../analysis/values/valueFormat.js';
import { withReportUnit } from '../analysis/graph/reportUnit.js';
import { type Graph, cumValue, flatValue, nodeOf, printedName } from '../analysis/graph/graph.js';
import { percentage } from '../analysis/values/measurement.js';
import { refOf } from '../analysis/answers/place.js';
import { adjacency, sortEdges } from '../analysis/graph/order.js';
import { type Regex, shortExpression } from '../analysis/filter/regex.js';
import { trimmedGraph } from '../analysis/graph/trim.js';
import { type Question, nodesOf } from './question.js';
import { ReportError } from './reportError.js';
import { graphHeader, trimmingOf } from './top.js';
import { padLeft } from './text/pad.js';
import { Printout } from './printout.js';

const SEPARATOR = '----------------------------------------------------------+-------------';
/** Characters before the weight of a call: it stands below the column `calls`. */
const CALL_WIDTH = 50;
const COLUMNS = '      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ';

/**
 * The reports `tree` and, of the nodes that match an expression, `peek`: each node between its callers and callees
 * (printTree of internal/report). Throws ReportError if none matches.
 */
export function treeReport(question: Question, wanted?: Regex): Printout {
  const trimming = trimmingOf(question.options, true);
  const trimmed = trimmedGraph(question.weighed, nodesOf(question), trimming);
  const { graph } = trimmed;
  const format = withReportUnit(question.format, graph);
  const out = new Printout();
  out.printAll(graphHeader(question, format, trimmed, trimming));
  out.print(SEPARATOR);
  out.print(COLUMNS);
  const { edges } = graph;
  const callers = edges && adjacency(graph.size, edges, edges.target);
  const callees = edges && adjacency(graph.size, edges, edges.source);
  let sum: Amount = 0;
  let matched = 0;
  for (const node of graph.list) {
    const name = printedName(graph, node);
    question.weighed.selected.check();
    if (wanted !== undefined && !wanted.test(name)) continue;
    matched++;
    const flat = flatValue(graph, node);
    const cum = cumValue(graph, node);
    sum = add(sum, flat);
    out.print(SEPARATOR);
    if (edges && callers) printCalls(out, graph, edges, callers(node), edges.source, format, cum);
    out.printName(
      `${padLeft(formatValue(format, flat), 10)} ${formatPercent(format, flat)} ${formatPercent(format, sum)} ` +
        `${padLeft(formatValue(format, cum), 10)} ${formatPercent(format, cum)}                | `,
      name,
      '',
      refOf(graph.nodes, nodeOf(graph, node)),
    );
    if (edges && callees) printCalls(out, graph, edges, callees(node), edges.target, format, cum);
  }
  if (graph.list.length > 0) out.print(SEPARATOR);
  if (wanted !== undefined && matched === 0) {
    throw new ReportError('noMatch', { expression: shortExpression(wanted.source) });
  }
  return out;
}

/** Prints a line for each call, its percentage relative to the node's cum. */
function printCalls(
  out: Printout,
  graph: Graph,
  edges: Edges,
  list: EdgeIndex[],
  other: Holding<GraphNode, Int32Array>,
  format: ValueFormat,
  cum: Amount,
): void {
  for (const e of sortEdges(graph, edges, list)) {
    const weight = edges.weight[e];
    const mark = edges.inline[e] === 1 ? ' (inline)' : '';
    const value = padLeft(formatValue(format, weight), CALL_WIDTH);
    const before = `${value} ${percentage(weight, cum)} |   `;
    out.printName(before, printedName(graph, other[e]), mark, refOf(graph.nodes, nodeOf(graph, other[e])));
  }
}
