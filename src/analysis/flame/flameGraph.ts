import type { FlameNode } from '../../profile/indexes.js';
import type { LineRow } from '../../profile/indexes.js';
import { knownNumber } from '../../profile/int64.js';
import { type ExactColumn, isExact } from '../../profile/profile.js';
import type { Nodes } from '../graph/nodes.js';
import { packageName } from '../names/packageName.js';
import { shortName } from '../names/shortName.js';
import { type CancelCheck, CHECK_MASK, PIECE } from '../samples/cancelCheck.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';
import { add, sumAt, type Amount } from '../values/amount.js';
import { percentage } from '../values/measurement.js';
import { formatPercent, formatValue, type ValueFormat } from '../values/valueFormat.js';
import type { RegexError } from '../filter/regex.js';
import { layOut, type FlameLayout, type FlameStep, type Stretch } from './flameLayout.js';
import { FlameSearch } from './flameSearch.js';
import { heaviestPath } from './heaviestPath.js';
import { type FlameStacks, frameName } from './flameStacks.js';
import { RankedTree } from './rankedTree.js';

/** What of a flame graph is to be seen. */
export interface FlameZoom {
  /** From the root to the zoomed frame; empty for the whole. */
  readonly path: readonly FlameStep[];
  /** The stretch of the zoomed frame that fills the drawing: all of it if not said. */
  readonly stretch?: Stretch;
  /** Width in CSS pixels of the drawing. */
  readonly width: number;
  /** Highlight frames whose function or file matches; empty for none. RE2 syntax, ignoring case. */
  readonly search: string;
  /** Wait for what of the search takes a walk through all samples, however many. */
  readonly thorough: boolean;
}

/**
 * The visible part of a flame graph, parents before children: columns of equal length. Row 0 is the root of the whole,
 * then the zoomed stack, then what is under it.
 */
export interface FlameView {
  /** Rows `0 .. trail` are the breadcrumb: the root and each frame of the zoomed stack. */
  readonly trail: number;
  /** Index of the parent row, -1 for the root. */
  readonly parent: Int32Array;
  /** Width of the frame: positive plus |negative| weight. */
  readonly width: Float64Array;
  /** Its left edge, in the unit of widths from that of the zoomed frame on; 0 for its callers. */
  readonly left: Float64Array;
  readonly names: readonly string[];
  /** The names as pprof's drawings shorten them; empty where that is the whole name. */
  readonly short: readonly string[];
  /** Package, for the colour. */
  readonly packages: readonly string[];
  readonly flat: readonly string[];
  readonly cum: readonly string[];
  readonly cumPercent: readonly string[];
  /** cum as a part of the parent's, empty for the root; and of the zoomed frame's, empty for its callers. */
  readonly parentPercent: readonly string[];
  readonly zoomPercent: readonly string[];
  /** Rows of the profile's `lines`, or -1 where a frame has no code. */
  readonly line: Int32Array;
  /** Where `line` is: an index into `files`, as recorded, -1 where that is not known; and the line there, 1-based, 0 if unknown. */
  readonly file: Int32Array;
  readonly lineNumber: Float64Array;
  readonly files: readonly string[];
  /** For an "N more" frame how many frames it stands for, else 0. */
  readonly more: Uint32Array;
  /** Step from the parent, for the next query's path: a key ≥ 0, or -1 - rank for an "N more" frame. */
  readonly step: Float64Array;
  /** 1 where the search matches the frame (or, for "N more", one inside it). */
  readonly match: Uint8Array;
  /** False where a search has looked only at the frames that are drawn: asked thoroughly, it says the rest. */
  readonly isSearched: boolean;
  /** What the matches are of the total, as pprof writes percentages, empty without a search; and their weight. */
  readonly matchPercent: string;
  readonly matchTotal: string;
  /** Whether frames match that are not drawn, for they are too narrow or outside of what is zoomed to; false until `isSearched`. */
  readonly hasHiddenMatches: boolean;
  /** Why the search text is not a valid expression. */
  readonly searchProblem: RegexError | undefined;
}

interface FrameText {
  readonly name: string;
  readonly flat: Amount;
  readonly cum: Amount;
  /** Row of the profile's lines, -1 for none. */
  readonly line: number;
  readonly step: number;
}

/** Up to how many locations, of all stacks together, a search is not put off: some 10 ms (docs/performance.md, "search all of it"). */
const QUICKLY_WALKED = 1 << 22;

/** Sums of the same weights in another order differ by no more, as a part of them. */
const ROUNDED = 1e-9;

/**
 * Grown ahead: nodes with at least min(stacks / 8192, 128) stacks. Smaller ones are many and wait for a page, which is still
 * quick (docs/performance.md, "zoom the flame graph").
 */
const GROWN_DIVISOR = 8192;
const GROWN_STACKS = 128;

/** The flame graph of one view of a profile, kept while the view is: what one zoom has sorted, the next reuses. */
export class FlameGraph {
  private readonly tree: RankedTree;
  private readonly nodes: Nodes;
  /** Whether widths are exact sums, so that flat and cum can be read off them. */
  private readonly widthsAreSums: boolean;
  private search: FlameSearch | undefined;

  /** @param type index of the values of `weighed` among the columns that `flame` was made with */
  constructor(
    private readonly weighed: WeighedSamples,
    private readonly flame: FlameStacks,
    type: number,
    private readonly format: ValueFormat,
  ) {
    const { values } = weighed;
    this.tree = new RankedTree(flame.tree, type);
    this.nodes = flame.nodes;
    this.widthsAreSums = isExact(values) && areNotNegative(values, weighed.selected.check);
  }

  /** Sorts, piece by piece, as much that any page comes at once, whether it is the first or a zoom. */
  *grow(): Generator<void> {
    const { stacks, tree } = this.flame;
    yield* tree.grow(Math.min(stacks.count / GROWN_DIVISOR, GROWN_STACKS));
    tree.releaseScratch();
  }

  /** What can be seen of the graph when a stretch of the frame at the query's path is as wide as the page. */
  view({ path, stretch, width, search, thorough }: FlameZoom): FlameView {
    const { keys } = this.flame;
    const steps = path.map((step) => ('key' in step ? { key: keys.nodeOf(step.key) } : step));
    const layout = layOut(this.tree, steps, width, stretch);
    const rows = layout.node.map((node, row) =>
      (layout.more[row] ?? 0) > 0 ? this.moreText(layout, node, row) : this.frameText(node),
    );
    const found = this.searchFor(search, thorough);
    const match = Uint8Array.from(layout.node, (node, row) =>
      found?.matches(this.tree, node, layout.from[row], layout.more[row]) ? 1 : 0,
    );
    this.tree.releaseScratch();
    const cumOf = (row: number): Amount => rows[row]?.cum ?? 0;
    return {
      trail: layout.trail,
      parent: Int32Array.from(layout.parent),
      width: Float64Array.from(layout.width),
      left: Float64Array.from(layout.left),
      names: rows.map(({ name }) => name),
      short: rows.map(({ name }) => {
        const short = shortName(name);
        return short === name ? '' : short;
      }),
      packages: rows.map(({ name }) => packageName(name)),
      flat: rows.map(({ flat }) => formatValue(this.format, flat)),
      cum: rows.map(({ cum }) => formatValue(this.format, cum)),
      cumPercent: rows.map(({ cum }) => formatPercent(this.format, cum).trim()),
      parentPercent: rows.map(({ cum }, row) => {
        const parent = layout.parent[row] ?? -1;
        return parent < 0 ? '' : percentage(cum, cumOf(parent)).trim();
      }),
      zoomPercent: rows.map(({ cum }, row) =>
        row < layout.trail ? '' : percentage(cum, cumOf(layout.trail)).trim(),
      ),
      line: Int32Array.from(rows, ({ line }) => line),
      ...this.places(rows.map(({ line }) => line as LineRow)),
      more: Uint32Array.from(layout.more),
      step: Float64Array.from(rows, ({ step }) => step),
      match,
      isSearched: found === undefined || found.weight !== undefined,
      matchPercent: found?.weight === undefined ? '' : formatPercent(this.format, found.weight).trim(),
      matchTotal: found?.weight === undefined ? '' : formatValue(this.format, found.weight),
      hasHiddenMatches: Number(found?.weight ?? 0) > matchedWidth(layout, match) * (1 + ROUNDED),
      searchProblem: found?.problem,
    };
  }

  /**
   * The steps from the root of whole stacks to the heaviest of some frames; none if nothing that weighs has one.
   * @param wanted by row of the frames of the graph's nodes: 1 for those looked for
   */
  pathTo(wanted: Uint8Array): FlameStep[] {
    const { keys } = this.flame;
    return heaviestPath(this.flame, this.weighed.values, wanted).map((node) => ({ key: keys.keyOf(node) }));
  }

  private frameText(node: FlameNode): FrameText {
    const { tree, nodes } = this;
    const frame = tree.row[node] ?? -1;
    return {
      name: node === tree.root ? this.flame.shape.of || 'root' : frameName(nodes, tree.key[node] ?? 0),
      flat: this.flatOf(node),
      cum: this.cumOf(node),
      line: frame < 0 ? -1 : (nodes.frames.row[frame] ?? -1),
      step: node === tree.root ? -1 : this.flame.keys.keyOf(tree.key[node] ?? 0),
    };
  }

  /** Where rows of the profile's lines are in the code; -1 stands for none. */
  private places(lines: readonly LineRow[]): Pick<FlameView, 'file' | 'lineNumber' | 'files'> {
    const { profile } = this.nodes;
    const indexes = new Map<number, number>();
    const file = Int32Array.from(lines, (row) => {
      const text = row < 0 ? 0 : profile.functions.filename[profile.lines.func[row]];
      if (text === 0) return -1;
      const index = indexes.get(text) ?? indexes.size;
      indexes.set(text, index);
      return index;
    });
    const lineNumber = Float64Array.from(lines, (row) =>
      row < 0 ? 0 : knownNumber(profile.lines.line[row]),
    );
    return { file, lineNumber, files: Array.from(indexes.keys(), (text) => profile.strings.text(text)) };
  }

  private moreText(layout: FlameLayout, node: FlameNode, row: number): FrameText {
    const from = layout.from[row] ?? 0;
    let cum: Amount = layout.width[row] ?? 0;
    if (!this.widthsAreSums) {
      cum = 0;
      const to = from + (layout.more[row] ?? 0);
      for (const child of this.tree.childrenOf(node).slice(from, to)) cum = add(cum, this.cumOf(child));
    }
    return { name: '', flat: 0, cum, line: -1, step: -1 - from };
  }

  private cumOf(node: FlameNode): Amount {
    if (this.widthsAreSums) return this.tree.width[node] ?? 0;
    return this.sum(this.tree.stacksOf(node).all);
  }

  private flatOf(node: FlameNode): Amount {
    const { tree } = this;
    if (this.widthsAreSums) {
      let flat = tree.width[node] ?? 0;
      for (const child of tree.childrenOf(node)) flat -= tree.width[child] ?? 0;
      return flat;
    }
    const { all, selfCount } = tree.stacksOf(node);
    return this.sum(all.subarray(0, selfCount));
  }

  private sum(stacks: Uint32Array): Amount {
    const { sampleOf } = this.flame;
    const { values, selected } = this.weighed;
    let total: Amount = 0;
    for (let from = 0; from < stacks.length; from += PIECE) {
      selected.check();
      const piece = stacks.subarray(from, from + PIECE);
      const samples = sampleOf === undefined ? piece : piece.map((stack) => sampleOf[stack] ?? 0);
      total = add(total, sumAt(values, samples));
    }
    return total;
  }

  private searchFor(text: string, thorough: boolean): FlameSearch | undefined {
    if (text === '') return undefined;
    if (this.search?.text !== text) {
      const { stacks, shape, sampleOf } = this.flame;
      this.search = new FlameSearch(text, this.nodes, stacks, shape.direction, this.weighed.values, sampleOf);
    }
    if (thorough || this.flame.stacks.locations.length < QUICKLY_WALKED) this.search.walk();
    return this.search;
  }
}

/** How wide the drawn frames that match are together; what stands on one of them is in it. */
function matchedWidth({ parent, width, more }: FlameLayout, match: Uint8Array): number {
  const isCounted = new Uint8Array(match.length);
  let sum = 0;
  for (const [row, above] of parent.entries()) {
    isCounted[row] = isCounted[above] ?? 0;
    if (isCounted[row] === 1 || match[row] !== 1 || (more[row] ?? 0) > 0) continue;
    isCounted[row] = 1;
    sum += width[row] ?? 0;
  }
  return sum;
}

function areNotNegative(values: ExactColumn, check: CancelCheck): boolean {
  return values.every((value, i) => {
    if ((i & CHECK_MASK) === 0) check();
    return value >= 0;
  });
}
