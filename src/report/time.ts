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
  const seconds = floorDivide(nanos, 1_000_000_000n);
  const moment = new Date(Number(seconds) * 1000);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatted = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone }).formatToParts(moment);
    return new Map(formatted.map(({ type, value }) => [type, value]));
  };
  const local = format({
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const at = (type: Intl.DateTimeFormatPartTypes) => local.get(type) ?? '';
  const offset = format({ timeZoneName: 'longOffset' }).get('timeZoneName') ?? '';
  return {
    date: `${at('year').padStart(4, '0')}-${at('month')}-${at('day')}`,
    clock: `${at('hour')}:${at('minute')}:${at('second')}`,
    offset: offset.replace('GMT', '').replace(':', '') || '+0000',
    name: at('timeZoneName'),
  };
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
