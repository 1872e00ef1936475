import type { FlameTree } from './flameTree.js';

/** A flame graph's tree as one sample type weighs it. */
export class RankedTree {
  readonly root: number;
  private readonly ranked: (readonly number[] | undefined)[] = [];

  /** @param type index into the tree's columns */
  constructor(
    private readonly tree: FlameTree,
    private readonly type: number,
  ) {
    this.root = tree.root;
  }

  /** Per node: what it counts as, -1 for the root. Asking for children may replace this column and the next two. */
  get key(): Int32Array {
    return this.tree.key;
  }

  /** Per node: Σ|v|, the width of its frame. */
  get width(): Float64Array {
    return this.tree.width(this.type);
  }

  /** Per node: the row of `Frames` that carries most of it. */
  get row(): Int32Array {
    return this.tree.heaviest(this.type);
  }

  /** The children of a node that have weight, widest first. */
  childrenOf(node: number): readonly number[] {
    return (this.ranked[node] ??= this.rank(node));
  }

  isExpanded(node: number): boolean {
    return this.tree.isExpanded(node);
  }

  /** As `FlameTree.stacksOf`; some may have no weight. */
  stacksOf(node: number): { readonly all: Uint32Array; readonly selfCount: number } {
    return this.tree.stacksOf(node);
  }

  /** As `FlameTree.unwalked`; some of the stacks may have no weight. */
  unwalked(node: number, test: (stack: number, at: number) => boolean): boolean {
    return this.tree.unwalked(node, test);
  }

  /** As `FlameTree.rest`. */
  releaseScratch(): void {
    this.tree.releaseScratch();
  }

  private rank(node: number): number[] {
    const { first, count } = this.tree.childrenOf(node);
    const { width } = this;
    const children: number[] = [];
    for (let child = first; child < first + count; child++) if (width[child] > 0) children.push(child);
    return children.sort((a, b) => width[b] - width[a] || a - b);
  }
}
