/** From this share of the total on a line is worth a stop. */
export const HOT_SHARE = 0.01;

/** The least share of the total for each step of heat, from the mildest. Each is about three times the one before. */
const STEPS = [0, HOT_SHARE, 0.05, 0.15, 0.5] as const;

/** The steps of heat, from the mildest: what colours are called by. */
export const HEATS: readonly number[] = STEPS.map((_, step) => step + 1);

/** A line's |flat| and |cum| as shares of the total, 0 to 1 but for recursion and differences. */
export interface LineShares {
  readonly flatShare: number;
  readonly cumShare: number;
}

/** The larger of a line's shares. */
export function largerShare({ flatShare, cumShare }: LineShares): number {
  return Math.max(flatShare, cumShare);
}

/** How hot a line is by the larger of its shares: 1 (mildest) to 5, from half of the total on. */
export function heatOf(line: LineShares): number {
  const share = largerShare(line);
  return STEPS.findLastIndex((least) => share >= least) + 1;
}
