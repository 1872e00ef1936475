import type { FlameShape } from '../../../src/protocol/session.js';
import { fields } from '../model/kept.js';

/** Whole stacks from the root or from the leaf, or the callers and callees of one function. */
type FlameLook = 'down' | 'up' | 'sandwich';

/** Every look, in the order of the switch. */
const LOOKS: readonly FlameLook[] = ['down', 'up', 'sandwich'];

/** What the person has chosen to see. */
export interface FlameChoice {
  readonly look: FlameLook;
  /** The function in the middle of the sandwich, empty for none yet. */
  readonly of: string;
  readonly search: string;
}

/** One drawing: of whole stacks, or a half of the sandwich. */
export type DrawingId = 'whole' | 'callers' | 'callees';

/** What a drawing stacks under a choice; undefined while it has nothing to draw. */
export function shapeOf(id: DrawingId, { look, of }: FlameChoice): FlameShape | undefined {
  if (id === 'whole') return look === 'sandwich' ? undefined : { direction: look, of: '' };
  if (look !== 'sandwich' || of === '') return undefined;
  return { direction: id === 'callers' ? 'up' : 'down', of };
}

/** A choice as it was saved. */
export function readChoice(saved: unknown): FlameChoice {
  const { look, of, search } = fields(saved);
  return {
    look: LOOKS.find((known) => known === look) ?? 'down',
    of: typeof of === 'string' ? of : '',
    search: typeof search === 'string' ? search : '',
  };
}
