import type { LineFigure } from '../protocol/session.js';

/** The least share of the total for each step of heat, from the mildest. Each is about three times the one before. */
const STEPS = [0, 0.01, 0.05, 0.15, 0.5] as const;

export const HEAT_STEPS = STEPS.length;

/** How hot a line is by its share of the total: 0 (mildest) to 4, from 50% on. */
export function heatOf({ flatShare, cumShare }: LineFigure): number {
  const share = Math.max(flatShare, cumShare);
  return STEPS.findLastIndex((least) => share >= least);
}
