import type { EdgeIndex, GraphNode } from '../profile/indexes.js';
import { type Amount, abs, divide, isZero, toNumber } from '../analysis/values/amount.js';
import { type DrawnGraph, drawnGraph } from '../analysis/graph/drawnGraph.js';
import type { Edges } from '../analysis/graph/edges.js';
import { type ValueFormat, formatPercent, formatValue } from '../analysis/values/valueFormat.js';
import { withReportUnit } from '../analysis/graph/reportUnit.js';
import { cumValue, edgeValue, flatValue, nodeOf, printedName } from '../analysis/graph/graph.js';
import { activeFilters, legend } from '../analysis/answers/legend.js';
import { type NodeInfo, nameParts } from '../analysis/graph/nodes.js';
import { adjacency, sortEdges } from '../analysis/graph/order.js';
import { basePath } from '../analysis/names/paths.js';
import { shortName } from '../analysis/names/shortName.js';
import { append } from './text/append.js';
import { nodelets } from './dotTags.js';
import { dotColor, escapeForDot } from './text/dotText.js';
import { profileHeader } from './header.js';
import { type Question, nodesOf } from './question.js';
import { trimmingOf } from './top.js';

/**
 * A node's text in points: of one without flat weight, and how much larger that of the heaviest is (addNode of
 * internal/graph/dotgraph.go).
 */
const SMALLEST_FONT = 8;
const FONT_GROWTH = 16;
/** Of an edge of the whole total: Graphviz's weight, and its width in points, both beside 1 (addEdge, there too). */
const WEIGHT_STEPS = 100;
const WIDTH_STEPS = 5;

/** The report `dot`: the call graph in Graphviz's language (ComposeDot of internal/graph). */
export function dotReport(question: Question): string {
  const { weighed, options, units, profile } = question;
  const trimming = trimmingOf(options, true);
  const { callTree, unit } = options;
  const drawn = drawnGraph(weighed, nodesOf(question), trimming, { callTree, units, outputUnit: unit });
  const { graph } = drawn;
  const format = withReportUnit(question.format, graph);
  const main = profile.mappings.at(0)?.file ?? 0;
  const title = main === 0 ? '' : escapeForDot(basePath(profile.strings.text(main)));
  const labels = [
    ...profileHeader(profile, format, question.sampleType),
    ...activeFilters(options.filters),
    ...legend(format, drawn, trimming, drawn.droppedEdges),
    '\nSee https://git.io/JfYMW for how to read the graph',
  ];
  const out = [
    `digraph "${title === '' ? 'unnamed' : title}" {`,
    'node [style=filled fillcolor="#f8f8f8"]',
    `subgraph cluster_L { "${escapeForDot(labels[0])}" [shape=box fontsize=16` +
      ` label="${labels.map(escapeForDot).join('\\l')}\\l"` +
      `${title === '' ? '' : ` tooltip="${title}"`}] }`,
  ];
  const number = new Map<GraphNode, number>();
  graph.list.forEach((node, i) => number.set(node, i + 1));
  const largest = largestFlat(drawn);
  const { edges } = graph;
  const calls = edges && adjacency(graph.size, edges, edges.source);
  const tagged = new Set<GraphNode>();
  for (const node of graph.list) {
    const id = number.get(node) ?? 0;
    out.push(nodeLine(drawn, format, node, id, largest));
    const tags = drawn.tags.get(node);
    if (tags === undefined) continue;
    const lines = nodelets(tags, format, id, (calls?.(node) ?? []).length > 0);
    if (lines.length > 0) tagged.add(node);
    append(out, lines);
  }
  if (edges && calls) {
    const shown = [...graph.list].flatMap((node) => calls(node));
    for (const e of sortEdges(graph, edges, shown))
      out.push(edgeLine(drawn, edges, format, e, number, tagged));
  }
  return `${[...out, '}'].join('\n')}\n`;
}

function largestFlat({ graph }: DrawnGraph): number {
  let largest = -Infinity;
  for (const node of graph.list) largest = Math.max(largest, toNumber(abs(flatValue(graph, node))));
  return largest;
}

function nodeLine(
  drawn: DrawnGraph,
  format: ValueFormat,
  node: GraphNode,
  id: number,
  largest: number,
): string {
  const { graph } = drawn;
  const flat = flatValue(graph, node);
  const cum = cumValue(graph, node);
  const size = toNumber(abs(flat));
  const growth = largest !== 0 && size <= largest ? Math.ceil(FONT_GROWTH * Math.sqrt(size / largest)) : 0;
  // The least int64 counts as negative, so there is no root; it is as large as any.
  const fontSize = SMALLEST_FONT + (Number.isNaN(growth) ? FONT_GROWTH : growth);
  const share = toNumber(cum) / toNumber(abs(format.total));
  const tooltip = `${escapeForDot(printedName(graph, node))} (${formatValue(format, cum)})`;
  return (
    `N${id} [label="${nodeLabel(drawn, format, node)}" id="node${id}" fontsize=${fontSize} shape=box ` +
    `tooltip="${tooltip}" color="${dotColor(share, false)}" fillcolor="${dotColor(share, true)}"]`
  );
}

/** Name, flat and, if it differs, cum. */
function nodeLabel({ graph }: DrawnGraph, format: ValueFormat, node: GraphNode): string {
  const flat = flatValue(graph, node);
  const cum = cumValue(graph, node);
  const amount = (value: Amount) => `${formatValue(format, value)} (${formatPercent(format, value).trim()})`;
  const name = multilineName(graph.nodes.info(nodeOf(graph, node)));
  const own = isZero(flat) ? '0' : amount(flat);
  if (cum === flat) return name + own;
  return `${name}${own}${isZero(flat) ? ' ' : '\\n'}of ${amount(cum)}`;
}

/** The name over several lines, broken at its parts (multilinePrintableName). */
function multilineName(info: NodeInfo): string {
  const name = escapeForDot(shortName(info.name))
    .replaceAll('::', '\\n')
    // Go writes type parameters as [...]; that ellipsis is not to be broken.
    .replaceAll('[...]', '[…]')
    .replaceAll('.', '\\n');
  const file = info.file === '' ? '' : escapeForDot(basePath(info.file));
  const object = info.object === '' ? '' : escapeForDot(basePath(info.object));
  return `${nameParts({ ...info, name, file, object }).join('\\n')}\\n`;
}

function edgeLine(
  { graph }: DrawnGraph,
  edges: Edges,
  format: ValueFormat,
  e: EdgeIndex,
  number: ReadonlyMap<GraphNode, number>,
  tagged: ReadonlySet<GraphNode>,
): string {
  const { total } = format;
  const source = edges.source[e];
  const target = edges.target[e];
  const value = edgeValue(edges, e);
  const text = formatValue(format, value);
  const isResidual = edges.residual[e] === 1;
  const parts = [`label=" ${text}${edges.inline[e] === 1 ? '\\n (inline)' : ''}"`];
  if (!isZero(total)) {
    const weight = 1 + portion(value, WEIGHT_STEPS, total);
    const width = 1 + portion(value, WIDTH_STEPS, total);
    if (weight > 1) parts.push(`weight=${weight}`);
    if (width > 1) parts.push(`penwidth=${width}`);
    parts.push(`color="${dotColor(toNumber(value) / toNumber(abs(total)), false)}"`);
  }
  const names = [printedName(graph, source), printedName(graph, target)].map(escapeForDot);
  // A node that is called but not shown, as its samples cancel out, has the number that pprof gives it.
  const [from, to] = [number.get(source) ?? 0, number.get(target) ?? 0];
  const tooltip = `"${names[0]} ${isResidual ? '...' : '->'} ${names[1]} (${text})"`;
  parts.push(`tooltip=${tooltip}`, `labeltooltip=${tooltip}`);
  if (isResidual) parts.push('style="dotted"');
  if (tagged.has(source)) parts.push('minlen=2');
  return `N${from} -> N${to} [${parts.join(' ')}]`;
}

/** |value × steps / total| in whole steps, at most all of them. */
function portion(value: Amount, steps: number, total: Amount): number {
  const scaled = abs(divide(BigInt.asIntN(64, BigInt(value) * BigInt(steps)), total));
  return Math.min(toNumber(scaled), steps);
}
