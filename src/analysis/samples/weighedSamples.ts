import { type Column, type ExactColumn, isExact, type Profile } from '../../profile/profile.js';
import { type Amount, abs, add, divide, isZero } from '../values/amount.js';
import { hasLabel } from './labels.js';
import { type Selected, samplePieces } from './selected.js';

/** What a question sums: kept samples and the values of one sample type. */
export interface WeighedSamples {
  readonly profile: Profile;
  readonly selected: Selected;
  readonly values: Column;
  /** For means: every sum is divided by the sum of these. */
  readonly divisors: Column | undefined;
}

/** The view of a sample type; with `mean`, its average over the first one (driver.sampleFormat). */
export function weighedBy(selected: Selected, sampleIndex: number, mean = false): WeighedSamples {
  const { values } = selected.profile.samples;
  return {
    profile: selected.profile,
    selected,
    values: values[sampleIndex],
    divisors: mean ? values[0] : undefined,
  };
}

/**
 * Σ|v| of the kept samples, or only of those that come from a diff base if there are any with a value
 * (computeTotal of internal/report).
 */
export function totalOf(weighed: WeighedSamples): Amount {
  const { selected, values, divisors } = weighed;
  const isBase = hasLabel(selected, 'pprof::base', 'true');
  if (isBase === undefined && divisors === undefined && isExact(values)) {
    return sumOfMagnitudes(selected, values);
  }
  let total: Amount = 0;
  let divisor: Amount = 0;
  let baseTotal: Amount = 0;
  let baseDivisor: Amount = 0;
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) {
      const value = abs(values[sample]);
      total = add(total, value);
      if (divisors) divisor = add(divisor, divisors[sample]);
      if (!isBase?.(sample)) continue;
      baseTotal = add(baseTotal, value);
      if (divisors) baseDivisor = add(baseDivisor, divisors[sample]);
    }
  }
  if (baseTotal > 0) {
    total = baseTotal;
    divisor = baseDivisor;
  }
  return isZero(divisor) ? total : divide(total, divisor);
}

/** The common case, without amounts: every sum is exact in a double. */
function sumOfMagnitudes(selected: Selected, values: ExactColumn): number {
  let total = 0;
  for (const piece of samplePieces(selected)) total += magnitudesOf(piece, values);
  return total;
}

/** A function of its own, for the reason that `NodeSums.add` is one. */
function magnitudesOf(piece: Uint32Array, values: ExactColumn): number {
  let total = 0;
  for (let k = 0; k < piece.length; k++) total += Math.abs(values[piece[k]]);
  return total;
}
