import type { FrameRef } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { fields } from './kept.js';

/** The functions that were selected, and where one stands among them. */
export interface Walk {
  readonly steps: readonly Subject[];
  /** -1 before the first step. */
  readonly at: number;
  /** Whether one only comes by, as with an arrow key: the next step takes the place of this one. */
  readonly isPassing: boolean;
}

export const NOWHERE: Walk = { steps: [], at: -1, isPassing: false };

/** The oldest steps are forgotten past this many. */
const MOST = 100;

/** The function one stands at, undefined for none. */
export function here({ steps, at }: Walk): Subject | undefined {
  return steps[at];
}

/** Goes on to a function; what was ahead is forgotten. */
export function stepTo(walk: Walk, to: Subject, isPassing = false): Walk {
  const from = here(walk);
  if (from !== undefined && isSame(from, to))
    return walk.isPassing && !isPassing ? { ...walk, isPassing } : walk;
  const kept = walk.steps.slice(0, walk.isPassing && isPassing ? walk.at : walk.at + 1);
  const steps = [...kept, to].slice(-MOST);
  return { steps, at: steps.length - 1, isPassing };
}

/** Goes back (-1) or forward (1) as far as there are steps. */
export function move(walk: Walk, by: -1 | 1): Walk {
  return canMove(walk, by) ? { steps: walk.steps, at: walk.at + by, isPassing: false } : walk;
}

/** Whether there is a step to go back (-1) or forward (1) to. */
export function canMove({ steps, at }: Walk, by: -1 | 1): boolean {
  return at + by >= 0 && at + by < steps.length;
}

/** Whether both stand for one node; a frame of a function and the function itself do if they are called the same. */
export function isSame(a: Subject, b: Subject): boolean {
  if (a.printed !== b.printed) return false;
  if (a.ref === undefined || b.ref === undefined) return a.ref === b.ref;
  return a.ref.kind === b.ref.kind ? a.ref.id === b.ref.id : true;
}

/** A walk as it was saved. */
export function readWalk(saved: unknown): Walk {
  const { steps, at, isPassing } = fields(saved);
  if (!Array.isArray(steps) || typeof at !== 'number' || !(at in steps)) return NOWHERE;
  return { steps: steps.map(readStep), at, isPassing: isPassing === true };
}

function readStep(saved: unknown): Subject {
  const { printed, func, file, ref, isCut } = fields(saved);
  return {
    printed: readText(printed),
    func: readText(func),
    file: readText(file),
    ref: readRef(ref),
    isCut: isCut === true,
  };
}

function readText(saved: unknown): string {
  return typeof saved === 'string' ? saved : '';
}

function readRef(saved: unknown): FrameRef | undefined {
  const { kind, id, generation } = fields(saved);
  if (kind !== 'function' && kind !== 'line') return undefined;
  return typeof id === 'number' && typeof generation === 'number' ? { kind, id, generation } : undefined;
}
