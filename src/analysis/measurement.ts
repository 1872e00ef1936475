import { type Amount, abs, isNegative, toNumber } from './amount.js';
import { fixed, general } from './numberText.js';

/** Units and how values are written in them: internal/measurement of pprof. */

interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly factor: number;
}

interface Family {
  /** The unit for an unknown target. */
  readonly fallback: { readonly name: string; readonly factor: number };
  /** From the smallest to the largest. */
  readonly units: readonly Unit[];
}

function unit(name: string, factor: number, ...aliases: string[]): Unit {
  return { name, factor, aliases };
}

const FAMILIES: readonly Family[] = [
  {
    fallback: { name: 'B', factor: 1 },
    units: [
      unit('B', 1, 'b', 'byte'),
      unit('kB', 2 ** 10, 'kb', 'kbyte', 'kilobyte'),
      unit('MB', 2 ** 20, 'mb', 'mbyte', 'megabyte'),
      unit('GB', 2 ** 30, 'gb', 'gbyte', 'gigabyte'),
      unit('TB', 2 ** 40, 'tb', 'tbyte', 'terabyte'),
      unit('PB', 2 ** 50, 'pb', 'pbyte', 'petabyte'),
    ],
  },
  {
    fallback: { name: 's', factor: 1e9 },
    units: [
      unit('ns', 1, 'ns', 'nanosecond'),
      unit('us', 1e3, 'μs', 'us', 'microsecond'),
      unit('ms', 1e6, 'ms', 'millisecond'),
      unit('s', 1e9, 's', 'sec', 'second'),
      unit('hrs', 3600e9, 'hour', 'hr'),
    ],
  },
  {
    fallback: { name: 'GCU', factor: 1 },
    units: [
      unit('n*GCU', 1e-9, 'nanogcu'),
      unit('u*GCU', 1e-6, 'microgcu'),
      unit('m*GCU', 1e-3, 'milligcu'),
      unit('GCU', 1, 'gcu'),
      unit('k*GCU', 1e3, 'kilogcu'),
      unit('M*GCU', 1e6, 'megagcu'),
      unit('G*GCU', 1e9, 'gigagcu'),
      unit('T*GCU', 1e12, 'teragcu'),
      unit('P*GCU', 1e15, 'petagcu'),
    ],
  },
];

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
  for (const family of FAMILIES) {
    const source = find(family, from);
    if (source !== undefined) return convert(family, toNumber(value) * source.factor, to);
  }
  return { value: toNumber(value), unit: SILENT.has(to) ? '' : to };
}

function convert(family: Family, base: number, to: string): Scaled {
  const target =
    (to === 'minimum' || to === 'auto' ? largest(family, base) : find(family, to)) ?? family.fallback;
  return { value: base / target.factor, unit: target.name };
}

function largest(family: Family, base: number): Unit | undefined {
  return family.units.findLast((candidate) => base / candidate.factor >= 1);
}

function find(family: Family, name: string): Unit | undefined {
  let alias = name.toLowerCase();
  // Go counts bytes here: `μs` has three, so it loses its s and is of no known unit.
  if (utf8Length(alias) > 2 && alias.endsWith('s')) alias = alias.slice(0, -1);
  return family.units.find((candidate) => candidate.aliases.includes(alias));
}

function utf8Length(text: string): number {
  let length = text.length;
  for (const character of text) if (character > '\u007f') length++;
  return length;
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
