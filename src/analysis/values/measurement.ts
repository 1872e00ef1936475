import { type Unit, type UnitFamily, UNIT_FAMILIES, unitNamed } from '../../profile/units.js';
import { type Amount, abs, isNegative, toNumber } from './amount.js';
import { fixed, general } from './numberText.js';

/** Units and how values are written in them: internal/measurement of pprof. */

/** Target units that print as nothing where the source unit is of no known family. */
const SILENT = new Set(['count', 'sample', 'unit', 'minimum', 'auto']);

export interface Scaled {
  readonly value: number;
  /** Empty where there is none worth printing. */
  readonly unit: string;
}

/** The value in another unit; the target `minimum` or `auto` is the largest unit in which the value is at least 1. */
export function scale(value: Amount, from: string, to: string): Scaled {
  if (isNegative(value) && abs(value) > 0) {
    const positive = scale(abs(value), from, to);
    return { value: -positive.value, unit: positive.unit };
  }
  for (const family of UNIT_FAMILIES) {
    const source = unitNamed(family, from);
    if (source !== undefined) return convert(family, toNumber(value) * source.size, to);
  }
  return { value: toNumber(value), unit: SILENT.has(to) ? '' : to };
}

function convert(family: UnitFamily, base: number, to: string): Scaled {
  const target =
    (to === 'minimum' || to === 'auto' ? largest(family, base) : unitNamed(family, to)) ?? family.fallback;
  return { value: base / target.size, unit: target.printed };
}

function largest(family: UnitFamily, base: number): Unit | undefined {
  return family.units.findLast((candidate) => base / candidate.size >= 1);
}

/** The value in the unit it fits best, as `list`, `traces` and `tags` write it. */
export function label(value: Amount, unit: string): string {
  return scaledLabel(value, unit, 'auto');
}

/** The value in another unit as text: two decimals unless they are `.00`, and `0` alone for nothing. */
export function scaledLabel(value: Amount, from: string, to: string): string {
  const scaled = scale(value, from, to);
  const digits = fixed(scaled.value, 2).replace(/\.00$/, '');
  return digits === '0' || digits === '-0' ? '0' : digits + scaled.unit;
}

/** |value / total| in percent, at least five characters wide: `  100%`, ` 5.25%`, `7.6e-07%`. Of a zero total 0%. */
export function percentage(value: Amount, total: Amount): string {
  const ratio = share(value, total) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return '  100%';
  return `${(ratio >= 1 ? fixed(ratio, 2) : general(ratio, 2)).padStart(5)}%`;
}

/** |value / total|, 0 of a zero total. */
export function share(value: Amount, total: Amount): number {
  const whole = toNumber(total);
  return whole === 0 ? 0 : Math.abs(toNumber(value) / whole);
}

/** As `share`, but negative for a negative value. */
export function signedShare(value: Amount, total: Amount): number {
  return isNegative(value) ? -share(value, total) : share(value, total);
}
