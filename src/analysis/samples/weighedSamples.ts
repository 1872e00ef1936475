import { type Column, type ExactColumn, isExact, type Profile } from '../../profile/profile.js';
import { type Amount, abs, add, divide, isZero } from '../values/amount.js';
import { CHECK_MASK, PIECE } from './cancelCheck.js';
import { hasLabel } from './labels.js';
import { type Selected, keptCount } from './selected.js';

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
  const count = keptCount(selected);
  for (let k = 0; k < count; k++) {
    if ((k & CHECK_MASK) === 0) selected.check();
    const sample = selected.samples === undefined ? k : selected.samples[k];
    const value = abs(values[sample]);
    total = add(total, value);
    if (divisors) divisor = add(divisor, divisors[sample]);
    if (!isBase?.(sample)) continue;
    baseTotal = add(baseTotal, value);
    if (divisors) baseDivisor = add(baseDivisor, divisors[sample]);
  }
  if (baseTotal > 0) {
    total = baseTotal;
    divisor = baseDivisor;
  }
  return isZero(divisor) ? total : divide(total, divisor);
}

/** The common case, kept tight. Every sum is exact. */
function sumOfMagnitudes({ samples, check: check }: Selected, values: ExactColumn): number {
  let total = 0;
  const count = samples?.length ?? values.length;
  for (let from = 0; from < count; from += PIECE) {
    check();
    const stop = Math.min(count, from + PIECE);
    if (samples === undefined) for (let s = from; s < stop; s++) total += Math.abs(values[s]);
    else for (let k = from; k < stop; k++) total += Math.abs(values[samples[k]]);
  }
  return total;
}
