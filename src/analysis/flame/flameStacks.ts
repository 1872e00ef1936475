import type { NodeIndex } from '../../profile/indexes.js';
import type { Column } from '../../profile/profile.js';
import type { Nodes } from '../graph/nodes.js';
import { mapped, NAME_CHECK_MASK } from '../samples/cancelCheck.js';
import type { Selected } from '../samples/selected.js';
import { FlameTree } from './flameTree.js';
import { outermost, walkOf, type FrameRows, type Stacks } from './flameWalk.js';
import { StepKeys } from './stepKeys.js';

/**
 * Which stacks a flame graph stacks, and from where: `down` from callers to callees, `up` from callees to callers.
 * Whole stacks, or with `of` only those that have this function, from its outermost frame on: its callees or callers.
 */
export interface FlameShape {
  readonly direction: 'down' | 'up';
  /** A function's name, empty for whole stacks. */
  readonly of: string;
}

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

/** By node: 1 for those of that function name. */
function named(nodes: Nodes, name: string): Uint8Array {
  return Uint8Array.from({ length: nodes.count }, (_, node) => {
    if ((node & NAME_CHECK_MASK) === 0) nodes.frames.check();
    return frameName(nodes, node as NodeIndex) === name ? 1 : 0;
  });
}

/** The function's name alone where there is one: the file tells frames apart but is not part of their label. */
export function frameName(nodes: Nodes, node: NodeIndex): string {
  return nodes.info(node).name || nodes.printable(node);
}
