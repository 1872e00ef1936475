import { offsetDigits, zoneName } from './timeZones.js';

/** Moments and durations as Go writes them. */

/** `2006-01-02 15:04:05 MST` in a time zone (the machine's by default). */
export function headerTime(nanos: bigint, zone?: string): string {
  const { date, clock, name } = parts(nanos, zone);
  return `${date} ${clock} ${name}`;
}

/** `2006-01-02 15:04:05.999999999 -0700 MST`, as Go prints a time. */
export function goTime(nanos: bigint, zone?: string): string {
  const { date, clock, offset, name } = parts(nanos, zone);
  const fraction = ((nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const digits = fraction === 0n ? '' : `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`;
  return `${date} ${clock}${digits} ${offset} ${name}`;
}

interface Parts {
  readonly date: string;
  readonly clock: string;
  readonly offset: string;
  readonly name: string;
}

function parts(nanos: bigint, zone: string | undefined): Parts {
  const seconds = Number(floorDivide(nanos, 1_000_000_000n));
  if (zone === undefined && isUtc(new Date(seconds * 1000))) return partsOf(seconds, 0, 'UTC');
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = offsetOf(format, new Date(seconds * 1000));
  // A zone that does not exist has no id either; Go too takes UTC for it.
  const { timeZone } = format.resolvedOptions() as { readonly timeZone?: string };
  return partsOf(seconds, offset, zoneName(timeZone ?? 'UTC', offset));
}

/** @param offset seconds east of Greenwich */
function partsOf(seconds: number, offset: number, name: string): Parts {
  // The local clock, read as if it were that of Greenwich.
  const [date = '', clock = ''] = new Date((seconds + offset) * 1000).toISOString().split(/[T.]/);
  return { date, clock, offset: offsetDigits(offset), name };
}

/**
 * Whether this machine's clock is that of UTC itself, as servers and containers have it; false also where that cannot be told.
 * Intl would tell for sure, but takes some 20 ms to begin, which is a part of the whole of a small report.
 */
function isUtc(moment: Date): boolean {
  return moment.toString().endsWith('GMT+0000 (Coordinated Universal Time)');
}

/** Seconds east of Greenwich: of `GMT-04:56:02`, −17,762. */
function offsetOf(format: Intl.DateTimeFormat, moment: Date): number {
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /^GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n);
}

/** A duration as Go writes it: `1h2m3.5s`, `1.5ms`, `0s` (Duration.String). */
export function goDuration(nanos: bigint): string {
  const sign = nanos < 0n ? '-' : '';
  const size = nanos < 0n ? -nanos : nanos;
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 1_000n)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 1_000_000n)}ms`;
  const minutes = size / 60_000_000_000n;
  const seconds = `${decimal(size % 60_000_000_000n, 1_000_000_000n)}s`;
  if (minutes === 0n) return sign + seconds;
  if (minutes < 60n) return `${sign}${minutes}m${seconds}`;
  return `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** value / unit with all its digits. */
function decimal(value: bigint, unit: bigint): string {
  const digits = String(unit).length - 1;
  const fraction = String(value % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(value / unit) : `${value / unit}.${fraction}`;
}
