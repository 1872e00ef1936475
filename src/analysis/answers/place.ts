import type { FrameRow, FunctionIndex, LineRow, NodeIndex } from '../../profile/indexes.js';
import { knownNumber } from '../../profile/int64.js';
import { compare, abs } from '../values/amount.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import type { CodeLines } from './codeLines.js';
import type { Nodes } from '../graph/nodes.js';

/** A frame that a view or a link can point at: a function of the profile, or one row of its `lines`. */
export type FrameRef =
  { readonly kind: 'function'; readonly id: number } | { readonly kind: 'line'; readonly id: number };

/** Where a frame is in the code, as the profile recorded it. A function's line is its most costly one. */
export interface Place {
  readonly func: string;
  /** Path as recorded, empty if unknown. */
  readonly file: string;
  /** 1-based; 0 if unknown. */
  readonly line: number;
  /** 1-based; 0 if unknown. */
  readonly column: number;
}

/** What points at a node: its line if lines tell nodes apart, else its function. Undefined for one without a function. */
export function refOf(nodes: Nodes, node: NodeIndex): FrameRef | undefined {
  const row = nodes.row[node];
  if (row < 0) return undefined;
  return nodes.identity.line ? { kind: 'line', id: row } : { kind: 'function', id: nodes.func(node) };
}

/** The place of a frame; of a function its line with the largest |cum|, the first of equals. Undefined if there is none. */
export function placeOf(lines: CodeLines, ref: FrameRef): Place | undefined {
  const { profile } = lines.graph.nodes;
  if (ref.kind === 'line')
    return ref.id < profile.lines.count ? placeOfRow(lines, ref.id as LineRow) : undefined;
  if (ref.id >= profile.functions.count) return undefined;
  const row = hottestRow(lines, ref.id);
  return row < 0 ? declaration(lines, ref.id) : placeOfRow(lines, row);
}

function placeOfRow(lines: CodeLines, row: LineRow): Place {
  const { profile } = lines.graph.nodes;
  const place = declaration(lines, profile.lines.func[row]);
  return {
    ...place,
    line: knownNumber(profile.lines.line[row]),
    column: knownNumber(profile.lines.column[row]),
  };
}

/** Where the function begins. */
function declaration(lines: CodeLines, func: FunctionIndex): Place {
  const { functions, strings } = lines.graph.nodes.profile;
  return {
    func: strings.text(functions.name[func]),
    file: strings.text(functions.filename[func]),
    line: knownNumber(functions.startLine[func]),
    column: 0,
  };
}

/** The row of `profile.lines` where the function, by name and file, costs most; -1 if it has no frames. */
function hottestRow(lines: CodeLines, func: FunctionIndex): LineRow {
  const { nodes, cum } = lines.graph;
  const { functions, lines: rows } = nodes.profile;
  let best = -1 as LineRow;
  let bestFrame: FrameRow = -1;
  for (let f = 0; f < nodes.frames.count; f++) {
    if ((f & CHECK_MASK) === 0) nodes.frames.check();
    const row = nodes.frames.row[f];
    if (row < 0) continue;
    const other = rows.func[row];
    if (
      functions.name[other] !== functions.name[func] ||
      functions.filename[other] !== functions.filename[func]
    ) {
      continue;
    }
    const order = best < 0 ? 1 : compare(abs(cum[nodes.ofFrame[f]]), abs(cum[nodes.ofFrame[bestFrame]]));
    if (order > 0 || (order === 0 && rows.line[row] < rows.line[best])) {
      best = row;
      bestFrame = f;
    }
  }
  return best;
}
