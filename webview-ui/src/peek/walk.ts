import type { FrameRef, NodeQuery } from '../../../src/protocol/session.js';
import { fields } from '../model/kept.js';

/** Steps from one node to another, and where one stands among them. */
export interface Walk {
  readonly steps: readonly NodeQuery[];
  /** -1 before the first step. */
  readonly at: number;
}

export const NOWHERE: Walk = { steps: [], at: -1 };

/** The oldest steps are forgotten past this many. */
const MOST = 100;

/** The node one stands at, undefined for none. */
export function here({ steps, at }: Walk): NodeQuery | undefined {
  return steps[at];
}

/** Goes on to a node; what was ahead is forgotten. */
export function stepTo(walk: Walk, to: NodeQuery): Walk {
  const from = here(walk);
  if (from?.name === to.name && from.ref?.id === to.ref?.id) return walk;
  const steps = [...walk.steps.slice(0, walk.at + 1), to].slice(-MOST);
  return { steps, at: steps.length - 1 };
}

/** Goes back (-1) or forward (1) as far as there are steps. */
export function move(walk: Walk, by: -1 | 1): Walk {
  return canMove(walk, by) ? { steps: walk.steps, at: walk.at + by } : walk;
}

export function canMove({ steps, at }: Walk, by: -1 | 1): boolean {
  return at + by >= 0 && at + by < steps.length;
}

/** A walk as it was saved. */
export function readWalk(saved: unknown): Walk {
  const { steps, at } = fields(saved);
  if (!Array.isArray(steps) || typeof at !== 'number' || !(at in steps)) return NOWHERE;
  return { steps: steps.map(readStep), at };
}

function readStep(saved: unknown): NodeQuery {
  const { name, ref } = fields(saved);
  return { name: typeof name === 'string' ? name : '', ref: readRef(ref) };
}

function readRef(saved: unknown): FrameRef | undefined {
  const { kind, id, generation } = fields(saved);
  if (kind !== 'function' && kind !== 'line') return undefined;
  return typeof id === 'number' && typeof generation === 'number' ? { kind, id, generation } : undefined;
}
