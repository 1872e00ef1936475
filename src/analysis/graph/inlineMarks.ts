import type { FrameRow, GraphNode, IndexList } from '../../profile/indexes.js';
import type { Amount } from '../values/amount.js';
import { abs } from '../values/amount.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import { Edges } from './edges.js';
import { graphNodesOf, type Nodes } from './nodes.js';
import { samplePieces } from '../samples/selected.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

export type InlineMark = '' | ' (inline)' | ' (partial-inline)';

const NONE = -1 as GraphNode;

const KNOWN = 1;
const INLINE = 2;
const CALLED = 4;

/**
 * Which of a report's nodes are inlined: ` (inline)` where every call to one is, ` (partial-inline)` for some. Counting
 * those calls takes a walk over all samples, the longer the more nodes are asked for; so the first to be asked for, which
 * are those in view, are counted alone, and all others together when one of them is.
 */
export class InlineMarks {
  private readonly states: Uint8Array;
  private isAsked = false;

  /**
   * @param list the report's nodes
   * @param kept by node: 1 for those; undefined for all
   * @param cutoff calls of less weight don't count
   */
  constructor(
    private readonly weighed: WeighedSamples,
    private readonly nodes: Nodes,
    private readonly list: IndexList<GraphNode>,
    private readonly kept: Uint8Array | undefined,
    private readonly cutoff: Amount,
  ) {
    this.states = nodes.isInlined.map((isInlined) => (isInlined === 1 ? 0 : KNOWN));
  }

  /** The marks of nodes of the list, in the same order. */
  of(asked: IndexList<GraphNode>): InlineMark[] {
    const isUnknown = (node: GraphNode): boolean => this.states[node] === 0;
    if (asked.some(isUnknown)) this.count((this.isAsked ? this.list : asked).filter(isUnknown));
    return Array.from(asked, (node) => markOf(this.states[node]));
  }

  private count(wanted: IndexList<GraphNode>): void {
    const { states } = this;
    const isWanted = new Uint8Array(this.nodes.count);
    for (const node of wanted) isWanted[node] = 1;
    // What is cancelled in there is not known.
    const calls = callsTo(this.weighed, this.nodes, this.kept, isWanted);
    this.isAsked = true;
    for (const node of wanted) states[node] = KNOWN;
    for (let e = 0; e < calls.count; e++) {
      if (abs(calls.weight[e]) < this.cutoff) continue;
      states[calls.target[e]] |= calls.inline[e] === 1 ? INLINE : CALLED;
    }
  }
}

function markOf(state: number): InlineMark {
  if ((state & INLINE) === 0) return '';
  return (state & CALLED) === 0 ? ' (inline)' : ' (partial-inline)';
}

/**
 * The calls to the wanted nodes, as `buildGraph` counts them. It has a loop of its own because it looks closely only at
 * locations with such a node, which are few among those that every stack has.
 */
function callsTo(
  weighed: WeighedSamples,
  nodes: Nodes,
  kept: Uint8Array | undefined,
  isWanted: Uint8Array,
): Edges {
  const { selected, values, divisors, profile } = weighed;
  const { start, end } = selected;
  const { locations } = profile.samples;
  const { frames } = nodes;
  const ofFrame = graphNodesOf(nodes);
  const { offsets } = frames;
  const edges = new Edges(values, divisors);
  const hasWanted = new Uint8Array(profile.locations.count);
  for (let f = 0; f < frames.count; f++) {
    if ((f & CHECK_MASK) === 0) selected.check();
    if (isWanted[ofFrame[f]] === 1) hasWanted[frames.location[f]] = 1;
  }

  /** The nearest kept frame around frame `f` of the location at `at`, or -1. */
  const callerOf = (f: FrameRow, at: number, last: number): GraphNode => {
    let frame = f + 1;
    for (let i = at; ;) {
      for (const stop = offsets[locations[i] + 1]; frame < stop; frame++) {
        if (kept === undefined || kept[ofFrame[frame]] === 1) return ofFrame[frame];
      }
      if (++i === last) return NONE;
      frame = offsets[locations[i]];
    }
  };

  // A function of its own: one that is called again is compiled sooner than a loop that runs on.
  const count = (piece: Uint32Array): void => {
    for (let k = 0; k < piece.length; k++) {
      const s = piece[k];
      if (!values[s] && !divisors?.[s]) continue;
      for (let i = end[s] - 1; i >= start[s]; i--) {
        const location = locations[i];
        if (hasWanted[location] === 0) continue;
        const outermost = offsets[location + 1] - 1;
        for (let f = outermost; f >= offsets[location]; f--) {
          const node = ofFrame[f];
          if (isWanted[node] === 0) continue;
          const caller = callerOf(f, i, end[s]);
          if (caller >= 0 && caller !== node) edges.add(caller, node, s, false, f !== outermost);
        }
      }
    }
  };
  for (const piece of samplePieces(selected)) count(piece);
  return edges;
}
