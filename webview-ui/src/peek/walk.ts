import { fields } from '../kept.js';

/** Steps from one name to another, and where one stands among them. */
export interface Walk {
  readonly names: readonly string[];
  /** -1 before the first step. */
  readonly at: number;
}

export const NOWHERE: Walk = { names: [], at: -1 };

/** The oldest steps are forgotten past this many. */
const MOST = 100;

/** The name one stands at, empty for none. */
export function here({ names, at }: Walk): string {
  return names[at] ?? '';
}

/** Goes on to a name; what was ahead is forgotten. */
export function stepTo(walk: Walk, name: string): Walk {
  if (name === here(walk)) return walk;
  const names = [...walk.names.slice(0, walk.at + 1), name].slice(-MOST);
  return { names, at: names.length - 1 };
}

/** Goes back (-1) or forward (1) as far as there are steps. */
export function move(walk: Walk, by: -1 | 1): Walk {
  return canMove(walk, by) ? { names: walk.names, at: walk.at + by } : walk;
}

export function canMove({ names, at }: Walk, by: -1 | 1): boolean {
  return at + by >= 0 && at + by < names.length;
}

/** A walk as it was saved. */
export function readWalk(saved: unknown): Walk {
  const { names, at } = fields(saved);
  if (!Array.isArray(names) || typeof at !== 'number' || !(at in names)) return NOWHERE;
  return names.every((name) => typeof name === 'string') ? { names, at } : NOWHERE;
}
