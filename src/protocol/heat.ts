/** From this share of the total on a line is worth a stop. */
export const HOT_SHARE = 0.01;

/** The least share of the total for each step of heat, from the mildest. Each is about three times the one before. */
const STEPS = [0, HOT_SHARE, 0.05, 0.15, 0.5] as const;

/** A line's |flat| and |cum| as shares of the total, 0 to 1 but for recursion and differences. */
export interface LineShares {
  readonly flatShare: number;
  readonly cumShare: number;
}

/** The larger of a line's shares. */
export function largerShare({ flatShare, cumShare }: LineShares): number {
  return Math.max(flatShare, cumShare);
}

/** How hot a line is by the larger of its shares: 1 (mildest) to 5, from half of the total on. What colours are called by. */
export function heatOf(line: LineShares): number {
  return heatAt(largerShare(line));
}

function heatAt(share: number): number {
  return STEPS.findLastIndex((least) => share >= least) + 1;
}

/** How a line's share is drawn at its left edge. */
export interface HeatBar {
  /** In pixels. */
  readonly width: number;
  /** The heat of all lines that have this bar. */
  readonly heat: number;
}

/** By the least share of the total, in pixels. There is one for each step of heat, so that a bar is of one colour. */
const WIDTHS = [
  [0, 2],
  [0.005, 4],
  [HOT_SHARE, 6],
  [0.025, 8],
  [0.05, 11],
  [0.15, 15],
  [0.3, 19],
  [0.5, 24],
] as const;

/** The bars there are, from the narrowest. */
export const BARS: readonly HeatBar[] = WIDTHS.map(([share, width]) => ({ width, heat: heatAt(share) }));

/** The bar of a line by the larger of its shares: its index in `BARS`. */
export function barOf(line: LineShares): number {
  const share = largerShare(line);
  return WIDTHS.findLastIndex(([least]) => share >= least);
}
