import type { Progress } from './session.js';

/** Where each stage of opening begins and ends, as shares of all of it. */
const STAGES = { read: [0, 0.8], top: [0.8, 0.92], lines: [0.92, 1] } as const;

/** How much of opening is done, 0 to 1; undefined while that cannot be told. */
export function openedShare(progress: Progress | undefined): number | undefined {
  if (progress === undefined || progress.of === 0) return undefined;
  const [begin, end] = STAGES[progress.stage];
  return begin + (end - begin) * Math.min(1, progress.done / progress.of);
}

/** The same in percent, in steps of five: for those who tell each of many. */
export function stepOf(progress: Progress): number {
  return Math.floor((openedShare(progress) ?? 0) * 20) * 5;
}
