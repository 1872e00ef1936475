import type { FlameNode, Holding, NodeIndex, StackIndex } from '../../profile/indexes.js';
import type { FlameTree } from './flameTree.js';
import type { StackWalk } from './flameWalk.js';

/**
 * A flame graph's tree as one sample type weighs it. Nodes are those of the tree. As there, columns by node are stale once a
 * question has expanded a node: `childrenOf` and `stacksOf` do.
 */
export class RankedTree {
  readonly root: FlameNode;
  private readonly ranked: (readonly FlameNode[] | undefined)[] = [];

  /** @param type index into the tree's columns */
  constructor(
    private readonly tree: FlameTree,
    private readonly type: number,
  ) {
    this.root = tree.root;
  }

  /** By node: what it counts as (`FrameRows.node`), -1 for the root. */
  get key(): Holding<NodeIndex, Int32Array> {
    return this.tree.key;
  }

  /** By node: Σ|v|, the width of its frame. */
  get width(): Float64Array {
    return this.tree.width(this.type);
  }

  /** By node: the row of frames that carries most of it, -1 for the root. */
  get row(): Int32Array {
    return this.tree.heaviest(this.type);
  }

  /** The children of a node that have weight, widest first, among equals the one found first. Throws what the check throws. */
  childrenOf(node: FlameNode): readonly FlameNode[] {
    return (this.ranked[node] ??= this.rank(node));
  }

  /** As `FlameTree.isExpanded`. */
  isExpanded(node: FlameNode): boolean {
    return this.tree.isExpanded(node);
  }

  /** As `FlameTree.stacksOf`; some may have no weight. */
  stacksOf(node: FlameNode): { readonly all: Uint32Array; readonly selfCount: number } {
    return this.tree.stacksOf(node);
  }

  /** As `FlameTree.unwalked`; some of the stacks may have no weight. */
  unwalked(node: FlameNode, test: (stack: StackIndex, walk: StackWalk) => boolean): boolean {
    return this.tree.unwalked(node, test);
  }

  /** As `FlameTree.finish`. */
  finish(): void {
    this.tree.finish();
  }

  /** As `FlameTree.releaseScratch`. */
  releaseScratch(): void {
    this.tree.releaseScratch();
  }

  private rank(node: FlameNode): FlameNode[] {
    const { first, count } = this.tree.childrenOf(node);
    const { width } = this;
    const children: FlameNode[] = [];
    for (let child = first; child < first + count; child++) if (width[child] > 0) children.push(child);
    return children.sort((a, b) => width[b] - width[a] || a - b);
  }
}
