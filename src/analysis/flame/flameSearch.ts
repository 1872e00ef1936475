import type { FlameNode, FrameRow, NodeIndex, StackIndex } from '../../profile/indexes.js';
import type { Column, Indexes } from '../../profile/profile.js';
import { add, abs, isZero, type Amount } from '../values/amount.js';
import { CHECK_MASK, NAME_CHECK_MASK } from '../samples/cancelCheck.js';
import type { Direction, Stacks, StackWalk } from './flameWalk.js';
import type { Nodes } from '../graph/nodes.js';
import type { RankedTree } from './rankedTree.js';
import { compileRegex, type Regex, RegexError } from '../filter/regex.js';

const LARGEST_16 = 0xffff;

/** What a walk through all stacks finds. */
interface Walked {
  /** Σ|v| of the samples with a matching frame. */
  readonly weight: Amount;
  /**
   * By stack with weight: how many locations the walk comes to after the last that has a match; the largest number for none.
   */
  readonly behind: Indexes;
}

/**
 * A search through a whole flame graph, not only through what is drawn of it. Which functions match is known at once;
 * how much they weigh together, and what is in "N more" frames, takes a walk through all stacks.
 */
export class FlameSearch {
  /** Why the text is not a valid expression; then nothing matches. */
  readonly problem: RegexError | undefined;
  /** By node: 1 where the function or its file matches. */
  private readonly matching: Uint8Array;
  private walked: Walked | undefined;

  /** @param text RE2 syntax, ignoring case */
  constructor(
    readonly text: string,
    private readonly nodes: Nodes,
    private readonly stacks: Stacks,
    private readonly direction: Direction,
    private readonly values: Column,
    private readonly sampleOf: Uint32Array | undefined,
  ) {
    this.matching = new Uint8Array(nodes.count);
    let regex: Regex;
    try {
      regex = compileRegex(`(?i)${text}`, 'search');
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      this.problem = error;
      return;
    }
    for (let node = 0 as NodeIndex; node < nodes.count; node++) {
      if ((node & NAME_CHECK_MASK) === 0) stacks.check();
      if (regex.test(nodes.printable(node))) this.matching[node] = 1;
    }
  }

  /** Σ|v| of the samples with a matching frame; undefined before the walk. */
  get weight(): Amount | undefined {
    return this.walked?.weight;
  }

  /** Walks through all stacks, once. */
  walk(): void {
    this.walked ??=
      this.problem === undefined ? this.walkStacks() : { weight: 0, behind: new Uint16Array(0) };
  }

  private walkStacks(): Walked {
    const { stacks, values, sampleOf } = this;
    const isDown = this.direction === 'down';
    const step = isDown ? 1 : -1;
    const behind = new (deepestStack(stacks) < LARGEST_16 ? Uint16Array : Uint32Array)(stacks.count).fill(-1);
    let weight: Amount = 0;
    const inLocation = this.locationsWithMatch(this.nodes);
    for (let s = 0; s < stacks.count; s++) {
      if ((s & CHECK_MASK) === 0) stacks.check();
      const value = values[sampleOf === undefined ? s : sampleOf[s]];
      if (isZero(value)) continue;
      const last = isDown ? stacks.begin[s] : stacks.end[s] - 1;
      const length = stacks.end[s] - stacks.begin[s];
      for (let i = 0; i < length; i++) {
        if (inLocation[stacks.locations[last + i * step]] === 0) continue;
        behind[s] = i;
        weight = add(weight, abs(value));
        break;
      }
    }
    return { weight, behind };
  }

  /**
   * Whether a frame matches; with `count`, whether any frame does inside the "N more" frame of so many of the node's
   * children from rank `from` on, which nobody knows before the walk.
   */
  matches(tree: RankedTree, node: FlameNode, from = 0, count = 0): boolean {
    if (count > 0)
      return this.walked !== undefined && this.below(tree, node, from, from + count, this.walked);
    const key = tree.key[node];
    return key >= 0 && this.matching[key] === 1;
  }

  private below(tree: RankedTree, node: FlameNode, from: number, stop: number, { behind }: Walked): boolean {
    const { matching } = this;
    const { ofFrame } = this.nodes;
    const isMatch = (row: FrameRow) => matching[ofFrame[row]] === 1;
    const isAhead = (stack: StackIndex, walk: StackWalk) =>
      behind[stack] < walk.locationsLeft(stack) || walk.someLeft(stack, isMatch);
    tree.finish();
    const open: (readonly FlameNode[])[] = [tree.childrenOf(node).slice(from, stop)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const child of next) {
        if (matching[tree.key[child]] === 1) return true;
        if (tree.isExpanded(child)) open.push(tree.childrenOf(child));
        else if (tree.unwalked(child, isAhead)) return true;
      }
    }
    return false;
  }

  private locationsWithMatch({ frames, ofFrame }: Nodes): Uint8Array {
    const found = new Uint8Array(frames.offsets.length - 1);
    for (let f = 0; f < frames.count; f++) {
      if ((f & CHECK_MASK) === 0) frames.check();
      if (this.matching[ofFrame[f]] === 1) found[frames.location[f]] = 1;
    }
    return found;
  }
}

/** How many locations the deepest stack has. */
function deepestStack({ count, begin, end, check }: Stacks): number {
  let deepest = 0;
  for (let s = 0; s < count; s++) {
    if ((s & CHECK_MASK) === 0) check();
    deepest = Math.max(deepest, end[s] - begin[s]);
  }
  return deepest;
}
