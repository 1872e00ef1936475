import { add, sumAt, type Amount } from '../../analysis/values/amount.js';
import {
  type CancelCheck,
  CHECK_MASK,
  NAME_CHECK_MASK,
  mapped,
  PIECE,
} from '../../analysis/samples/cancelCheck.js';
import { layOut, type FlameLayout } from '../../analysis/flame/flameLayout.js';
import { FlameSearch } from '../../analysis/flame/flameSearch.js';
import { FlameTree } from '../../analysis/flame/flameTree.js';
import { outermost, walkOf, type FrameRows, type Stacks } from '../../analysis/flame/flameWalk.js';
import { formatPercent, formatValue, type ValueFormat } from '../../analysis/values/valueFormat.js';
import type { Nodes } from '../../analysis/graph/nodes.js';
import { packageName } from '../../analysis/names/packageName.js';
import { RankedTree } from '../../analysis/flame/rankedTree.js';
import type { Selected } from '../../analysis/samples/selected.js';
import { StepKeys } from '../../analysis/flame/stepKeys.js';
import type { WeighedSamples } from '../../analysis/samples/weighedSamples.js';
import { type Column, type ExactColumn, isExact } from '../../profile/profile.js';
import type { FlamePage, FlameQuery, FlameShape } from '../../protocol/session.js';
import { cutToFit } from './messageSize.js';

interface FrameText {
  readonly name: string;
  readonly flat: Amount;
  readonly cum: Amount;
  /** Row of the profile's lines, -1 for none. */
  readonly line: number;
  readonly step: number;
}

/** Up to how many locations of stacks are searched at once: some ten milliseconds. */
const QUICKLY_WALKED = 1 << 22;

/** Nodes with less than this part of all stacks and fewer than that many wait for a page: they are many, and quick. */
const GROWN_SHARE = 8192;
const GROWN_FROM = 128;

/** The stacks of a flame graph, sorted as far as somebody looked, for all the sample types given. */
export class FlameStacks {
  readonly tree: FlameTree;
  readonly stacks: Stacks;
  /** What names frames in the paths of pages. */
  readonly keys: StepKeys;
  /** From stack to sample, undefined where they are the same. */
  readonly sampleOf: Uint32Array | undefined;

  /**
   * @param nodes at granularity filefunctions, as pprof's own flame graph has it
   * @param shape which stacks, and from where in them
   * @param columns the values of the sample types
   */
  constructor(
    selected: Selected,
    readonly nodes: Nodes,
    readonly shape: FlameShape,
    columns: readonly Column[],
  ) {
    const frames: FrameRows = { offsets: nodes.frames.offsets, node: nodes.ofFrame, nodeCount: nodes.count };
    const all = selected.samples;
    this.keys = new StepKeys(nodes);
    const { direction } = shape;
    if (shape.of === '') {
      this.sampleOf = all;
      this.stacks = stacksOf(selected, all);
      this.tree = new FlameTree(this.stacks, frames, walkOf(this.stacks, frames, direction), columns, all);
    } else {
      const { kept, ...start } = outermost(stacksOf(selected, all), frames, named(nodes, shape.of));
      this.sampleOf = all === undefined ? kept : mapped(selected.check, kept, (stack) => all[stack] ?? 0);
      this.stacks = stacksOf(selected, this.sampleOf);
      const walk = walkOf(this.stacks, frames, direction, start);
      this.tree = new FlameTree(this.stacks, frames, walk, columns, this.sampleOf);
    }
  }
}

/** The flame graph of one view of a profile, kept while the view is: what one zoom has sorted, the next reuses. */
export class FlameGraph {
  private readonly tree: RankedTree;
  private readonly nodes: Nodes;
  /** Whether widths are exact sums, so that flat and cum can be read off them. */
  private readonly widthsAreSums: boolean;
  private search: FlameSearch | undefined;

  /** @param type index of the view's values among the columns of the stacks */
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
    yield* tree.grow(Math.min(stacks.count / GROWN_SHARE, GROWN_FROM));
    tree.releaseScratch();
  }

  /** What can be seen of the graph when the frame at the query's path is as wide as the page. */
  page({ path, width, search, thorough, generation }: Omit<FlameQuery, 'selection' | 'shape'>): FlamePage {
    const { keys } = this.flame;
    const steps = path.map((step) => ('key' in step ? { key: keys.nodeOf(step.key) } : step));
    const layout = layOut(this.tree, steps, width);
    const rows = layout.node.map((node, row) =>
      (layout.more[row] ?? 0) > 0 ? this.moreText(layout, node, row) : this.frameText(node),
    );
    const found = this.searchFor(search, thorough);
    const match = Uint8Array.from(layout.node, (node, row) =>
      found?.matches(this.tree, node, layout.from[row], layout.more[row]) ? 1 : 0,
    );
    this.tree.releaseScratch();
    const names = cutToFit(
      rows.map(({ name }) => name),
      1 / 2,
    );
    return {
      trail: layout.trail,
      parent: Int32Array.from(layout.parent),
      width: Float64Array.from(layout.width),
      names,
      isCut: Uint8Array.from(rows, ({ name }, row) => (name === names[row] ? 0 : 1)),
      packages: cutToFit(
        rows.map(({ name }) => packageName(name)),
        1 / 2,
      ),
      flat: rows.map(({ flat }) => formatValue(this.format, flat)),
      cum: rows.map(({ cum }) => formatValue(this.format, cum)),
      cumPercent: rows.map(({ cum }) => formatPercent(this.format, cum).trim()),
      generation,
      line: Int32Array.from(rows, ({ line }) => line),
      more: Uint32Array.from(layout.more),
      step: Float64Array.from(rows, ({ step }) => step),
      match,
      isSearched: found === undefined || found.weight !== undefined,
      matchPercent: found?.weight === undefined ? '' : formatPercent(this.format, found.weight).trim(),
      matchTotal: found?.weight === undefined ? '' : formatValue(this.format, found.weight),
      searchError: found?.error ?? '',
    };
  }

  private frameText(node: number): FrameText {
    const { tree, nodes } = this;
    const frame = tree.row[node] ?? -1;
    return {
      name: node === tree.root ? this.flame.shape.of || 'root' : nameOf(nodes, tree.key[node] ?? 0),
      flat: this.flatOf(node),
      cum: this.cumOf(node),
      line: frame < 0 ? -1 : (nodes.frames.row[frame] ?? -1),
      step: node === tree.root ? -1 : this.flame.keys.keyOf(tree.key[node] ?? 0),
    };
  }

  private moreText(layout: FlameLayout, node: number, row: number): FrameText {
    const from = layout.from[row] ?? 0;
    let cum: Amount = layout.width[row] ?? 0;
    if (!this.widthsAreSums) {
      cum = 0;
      const to = from + (layout.more[row] ?? 0);
      for (const child of this.tree.childrenOf(node).slice(from, to)) cum = add(cum, this.cumOf(child));
    }
    return { name: '', flat: 0, cum, line: -1, step: -1 - from };
  }

  private cumOf(node: number): Amount {
    if (this.widthsAreSums) return this.tree.width[node] ?? 0;
    return this.sum(this.tree.stacksOf(node).all);
  }

  private flatOf(node: number): Amount {
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
      const { stacks, sampleOf } = this.flame;
      this.search = new FlameSearch(text, this.nodes, stacks, this.weighed.values, sampleOf);
    }
    if (thorough || this.flame.stacks.locations.length < QUICKLY_WALKED) this.search.walk();
    return this.search;
  }
}

/** The stacks of the samples that filters leave. */
function stacksOf(selected: Selected, sampleOf: Uint32Array | undefined): Stacks {
  const { locations } = selected.profile.samples;
  const { start, end, check } = selected;
  if (sampleOf === undefined) return { count: start.length, begin: start, end, locations, check };
  return {
    count: sampleOf.length,
    begin: mapped(check, sampleOf, (sample) => start[sample] ?? 0),
    end: mapped(check, sampleOf, (sample) => end[sample] ?? 0),
    locations,
    check,
  };
}

function areNotNegative(values: ExactColumn, check: CancelCheck): boolean {
  return values.every((value, i) => {
    if ((i & CHECK_MASK) === 0) check();
    return value >= 0;
  });
}

/** By node: 1 for those of that function name. */
function named(nodes: Nodes, name: string): Uint8Array {
  return Uint8Array.from({ length: nodes.count }, (_, node) => {
    if ((node & NAME_CHECK_MASK) === 0) nodes.frames.check();
    return nameOf(nodes, node) === name ? 1 : 0;
  });
}

/** The function's name alone where there is one: the file tells frames apart but is not part of their label. */
function nameOf(nodes: Nodes, node: number): string {
  return nodes.info(node).name || nodes.printable(node);
}
