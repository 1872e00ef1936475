/** The least share of the total for each step of heat, as beside the code itself. */
const STEPS = [0, 0.01, 0.05, 0.15, 0.5] as const;

/** How hot a line is: 1 (mildest) to 5 (from half of the total on). */
export function heatOf(flatShare: number, cumShare: number): number {
  const share = Math.max(flatShare, cumShare);
  return STEPS.findLastIndex((least) => share >= least) + 1;
}
