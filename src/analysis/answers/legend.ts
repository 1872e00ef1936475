import { encodeText } from '../../profile/strings.js';
import { decodeText } from '../../profile/text.js';
import { type Amount, abs, isZero, sum, toNumber, truncate } from '../values/amount.js';
import { type ValueFormat, formatPercent, formatValue } from '../values/valueFormat.js';
import { type Graph, flatValue } from '../graph/graph.js';
import { FILTER_FLAGS, type Filters } from '../samples/selection.js';
import type { Trimmed, Trimming } from '../graph/trim.js';

/** The filters that reports name; the others go unsaid. */
const NAMED = (Object.keys(FILTER_FLAGS) as (keyof Filters)[]).filter(
  (filter) => filter !== 'pruneFrom' && filter !== 'tagRoot' && filter !== 'tagLeaf',
);

/** The lines that name the filters in force, each cut at 80 bytes (legendActiveFilters). */
export function activeFilters(filters: Filters): string[] {
  const active = NAMED.filter((filter) => filters[filter] !== '').map(
    (filter) => `${FILTER_FLAGS[filter]}=${filters[filter]}`,
  );
  return active.length === 0 ? [] : ['Active filters:', ...active.map((text) => `   ${cut(text)}`)];
}

/** How many bytes of a filter's line are shown, as in pprof. */
const LONGEST = 80;

function cut(text: string): string {
  const bytes = encodeText(text);
  return bytes.length > LONGEST ? `${decodeText(bytes.subarray(0, LONGEST))}…` : text;
}

/** What of the total is shown and what was dropped (reportLabels of internal/report); only dot speaks of edges. */
export function legend(
  format: ValueFormat,
  trimmed: Trimmed,
  trimming: Trimming,
  droppedEdges = 0,
): string[] {
  const { graph, candidates } = trimmed;
  const { total } = format;
  const shown = shownTotal(graph);
  const lines = [
    `Showing nodes accounting for ${formatValue(format, shown)}, ` +
      `${formatPercent(format, shown).trim()} of ${formatValue(format, total)} total`,
  ];
  if (isZero(total)) return lines;
  const nodes = droppedNodes(format, trimmed, trimming);
  if (nodes !== undefined) lines.push(nodes);
  if (droppedEdges > 0) {
    lines.push(dropped(droppedEdges, 'edge', 'freq', formatCutoff(format, trimming.edgeFraction)));
  }
  if (graph.list.length > 0 && graph.list.length < candidates) {
    lines.push(`Showing top ${graph.list.length} nodes out of ${candidates}`);
  }
  return lines;
}

/** That line of the legend which says how many nodes were dropped; undefined if none was. */
export function droppedNodes(format: ValueFormat, trimmed: Trimmed, trimming: Trimming): string | undefined {
  const count = trimmed.droppedNodes;
  if (isZero(format.total) || count === 0) return undefined;
  return dropped(count, 'node', 'cum', formatCutoff(format, trimming.nodeFraction));
}

/** The sum of what the shown nodes print as flat. */
function shownTotal(graph: Graph): Amount {
  return sum(Array.from(graph.list, (node) => flatValue(graph, node)));
}

function formatCutoff(format: ValueFormat, fraction: number): string {
  return formatValue(format, abs(truncate(toNumber(format.total) * fraction)));
}

function dropped(count: number, what: string, by: string, cutoff: string): string {
  return `Dropped ${count} ${what}${count > 1 ? 's' : ''} (${by} <= ${cutoff})`;
}
