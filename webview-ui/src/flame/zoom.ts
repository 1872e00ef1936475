import type { FlameStep } from '../../../src/protocol/session.js';
import { fields } from '../model/kept.js';

export const NO_STEPS: readonly FlameStep[] = [];

/** How far a drawing is zoomed, and what it drew then. */
export interface Zoom {
  readonly shape: string;
  /** Of which profile: the numbers in a path mean other frames in others. */
  readonly content: string;
  readonly path: readonly FlameStep[];
}

/** How far a drawing was zoomed, as it was saved; not at all if what was saved is nothing of the kind. */
export function readZoom(saved: unknown): Zoom {
  const { shape, content, path } = fields(saved);
  return {
    content: typeof content === 'string' ? content : '',
    shape: typeof shape === 'string' ? shape : '',
    path: Array.isArray(path) && path.every(isStep) ? path : NO_STEPS,
  };
}

function isStep(step: unknown): step is FlameStep {
  const { key, moreFrom, count } = fields(step);
  return Number.isSafeInteger(key) || (Number.isSafeInteger(moreFrom) && Number.isSafeInteger(count));
}
