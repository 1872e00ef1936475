import { CHECK_MASK } from '../samples/cancelCheck.js';
import { KeyTable } from './keyTable.js';
import type { Nodes } from './nodes.js';
import { keptCount } from '../samples/selected.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/**
 * Stacks as graph nodes, one sample after the other. The entries of the sample just read are `0 .. depth`, root first.
 */
export interface StackNodes {
  readonly depth: number;
  /** Graph node of each entry. */
  readonly node: readonly number[];
  /** Whether frames that are not kept lie between the entry and the one before. */
  readonly isResidual: readonly boolean[];
  /** Whether the entry is inlined into the one before. */
  readonly isInline: readonly boolean[];
  /** Whether the leaf of the stack is an entry: only then does the last entry get the flat weight. */
  readonly endsAtLeaf: boolean;
  read(sample: number): void;
}

/** Calls back for each kept sample with weight, its stack read. */
export function forEachStack(
  weighed: WeighedSamples,
  stacks: StackNodes,
  visit: (sample: number) => void,
): void {
  const { selected, values, divisors } = weighed;
  const count = keptCount(selected);
  for (let k = 0; k < count; k++) {
    if ((k & CHECK_MASK) === 0) selected.check();
    const sample = selected.samples === undefined ? k : selected.samples[k];
    if (!values[sample] && !divisors?.[sample]) continue;
    stacks.read(sample);
    visit(sample);
  }
}

/** Stacks of the nodes of a graph, without those not kept. */
export class KeptStacks implements StackNodes {
  depth = 0;
  endsAtLeaf = false;
  readonly node: number[] = [];
  readonly isResidual: boolean[] = [];
  readonly isInline: boolean[] = [];

  constructor(
    private readonly weighed: WeighedSamples,
    private readonly nodes: Nodes,
    private readonly kept: Uint8Array | undefined,
  ) {}

  read(sample: number): void {
    const { start, end, profile } = this.weighed.selected;
    const { locations } = profile.samples;
    const { offsets } = this.nodes.frames;
    let depth = 0;
    let residual = false;
    for (let i = end[sample] - 1; i >= start[sample]; i--) {
      const outermost = offsets[locations[i] + 1] - 1;
      for (let f = outermost; f >= offsets[locations[i]]; f--) {
        const node = this.nodes.ofFrame[f];
        if (this.kept !== undefined && this.kept[node] !== 1) {
          residual = true;
          continue;
        }
        this.node[depth] = node;
        this.isResidual[depth] = residual;
        this.isInline[depth++] = f !== outermost;
        residual = false;
      }
    }
    this.depth = depth;
    this.endsAtLeaf = depth > 0 && !residual;
  }
}

/** Stacks of the nodes of a call tree: one for each path from the root. */
export class TreeStacks implements StackNodes {
  readonly node: number[] = [];
  private readonly paths = new KeyTable(2, 1024);
  private readonly frames: KeptStacks;

  constructor(weighed: WeighedSamples, nodes: Nodes) {
    this.frames = new KeptStacks(weighed, nodes, undefined);
  }

  /** How many nodes there are so far. */
  get count(): number {
    return this.paths.count;
  }

  get depth(): number {
    return this.frames.depth;
  }

  get isResidual(): readonly boolean[] {
    return this.frames.isResidual;
  }

  get isInline(): readonly boolean[] {
    return this.frames.isInline;
  }

  get endsAtLeaf(): boolean {
    return this.frames.endsAtLeaf;
  }

  /** The node of the profile that a node of the tree stands for. */
  nodeOf(treeNode: number): number {
    return this.paths.word(treeNode, 1);
  }

  read(sample: number): void {
    const { frames, paths } = this;
    frames.read(sample);
    let parent = 0;
    for (let i = 0; i < frames.depth; i++) {
      paths.key[0] = parent;
      paths.key[1] = frames.node[i];
      this.node[i] = paths.intern();
      parent = this.node[i] + 1;
    }
  }
}
