import type { GraphNode, Holding, NodeIndex, SampleRow } from '../../profile/indexes.js';
import type { Indexes } from '../../profile/profile.js';
import { KeyTable } from './keyTable.js';
import { graphNodesOf, type Nodes } from './nodes.js';
import { samplePieces } from '../samples/selected.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/**
 * Stacks as graph nodes, one sample after the other. The entries of the sample just read are `0 .. depth`, root first.
 */
export interface StackNodes {
  readonly depth: number;
  /** Graph node of each entry. */
  readonly node: readonly GraphNode[];
  /** Whether frames that are not kept lie between the entry and the one before. */
  readonly isResidual: readonly boolean[];
  /** Whether the entry is inlined into the one before. */
  readonly isInline: readonly boolean[];
  /** Whether the leaf of the stack is an entry: only then does the last entry get the flat weight. */
  readonly endsAtLeaf: boolean;
  read(sample: SampleRow): void;
}

/** Reads the stack of each kept sample with weight, ascending, and calls back with the sample. Throws what the check throws. */
export function forEachStack(
  weighed: WeighedSamples,
  stacks: StackNodes,
  visit: (sample: SampleRow) => void,
): void {
  const { selected, values, divisors } = weighed;
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) {
      if (!values[sample] && !divisors?.[sample]) continue;
      stacks.read(sample);
      visit(sample);
    }
  }
}

/** Stacks of the nodes of a graph, without those not kept. */
export class KeptStacks implements StackNodes {
  depth = 0;
  endsAtLeaf = false;
  readonly node: GraphNode[] = [];
  readonly isResidual: boolean[] = [];
  readonly isInline: boolean[] = [];
  private readonly start: Uint32Array;
  private readonly end: Uint32Array;
  private readonly locations: Indexes;
  private readonly offsets: Uint32Array;
  private readonly ofFrame: Holding<GraphNode, Int32Array>;

  /** @param kept by node: 1 to keep it; undefined keeps all */
  constructor(
    { selected }: WeighedSamples,
    nodes: Nodes,
    private readonly kept: Uint8Array | undefined,
  ) {
    this.start = selected.start;
    this.end = selected.end;
    this.locations = selected.profile.samples.locations;
    this.offsets = nodes.frames.offsets;
    this.ofFrame = graphNodesOf(nodes);
  }

  read(sample: SampleRow): void {
    const { start, locations, offsets, ofFrame, kept, node, isResidual, isInline } = this;
    let depth = 0;
    let residual = false;
    const leaf = start[sample];
    for (let i = this.end[sample] - 1; i >= leaf; i--) {
      const first = offsets[locations[i]];
      const outermost = offsets[locations[i] + 1] - 1;
      for (let f = outermost; f >= first; f--) {
        const entry = ofFrame[f];
        if (kept !== undefined && kept[entry] !== 1) {
          residual = true;
          continue;
        }
        node[depth] = entry;
        isResidual[depth] = residual;
        isInline[depth++] = f !== outermost;
        residual = false;
      }
    }
    this.depth = depth;
    this.endsAtLeaf = depth > 0 && !residual;
  }
}

/** For how many nodes of a call tree there is room at first. */
const FIRST_ROOM = 1024;

/** Stacks of the nodes of a call tree: one for each path from the root. */
export class TreeStacks implements StackNodes {
  readonly node: GraphNode[] = [];
  private readonly paths = new KeyTable(2, FIRST_ROOM);
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
  nodeOf(treeNode: GraphNode): NodeIndex {
    return this.paths.word(treeNode, 1) as NodeIndex;
  }

  read(sample: SampleRow): void {
    const { frames, paths } = this;
    frames.read(sample);
    let parent = 0;
    for (let i = 0; i < frames.depth; i++) {
      paths.key[0] = parent;
      paths.key[1] = frames.node[i];
      this.node[i] = paths.intern() as GraphNode;
      parent = this.node[i] + 1;
    }
  }
}
