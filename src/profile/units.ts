/** One unit: how many of its family's base it is, how it is printed, and the names it is known by, in lower case. */
export interface Unit {
  readonly size: number;
  readonly printed: string;
  readonly aliases: readonly string[];
}

/** Units that can be converted into each other, the smallest first (unitTypes in pprof's internal/measurement). */
export interface UnitFamily {
  readonly units: readonly Unit[];
  /** What values are printed in when asked for a unit of another family. */
  readonly fallback: { readonly size: number; readonly printed: string };
}

function unit(printed: string, size: number, ...aliases: string[]): Unit {
  return { size, printed, aliases };
}

export const UNIT_FAMILIES: readonly UnitFamily[] = [
  {
    fallback: { printed: 'B', size: 1 },
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
    fallback: { printed: 's', size: 1e9 },
    units: [
      unit('ns', 1, 'ns', 'nanosecond'),
      unit('us', 1e3, 'μs', 'us', 'microsecond'),
      unit('ms', 1e6, 'ms', 'millisecond'),
      unit('s', 1e9, 's', 'sec', 'second'),
      unit('hrs', 3600e9, 'hour', 'hr'),
    ],
  },
  {
    fallback: { printed: 'GCU', size: 1 },
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

/** The unit of a family by one of its names, in any case and with or without a plural s. */
export function unitNamed(family: UnitFamily, name: string): Unit | undefined {
  const lower = name.toLowerCase();
  // Characters, not bytes: `μs` is no plural.
  const isLong = Array.from(lower).length > 2;
  const alias = isLong && lower.endsWith('s') ? lower.slice(0, -1) : lower;
  return family.units.find(({ aliases }) => aliases.includes(alias));
}

/** How many of `to` one of `from` is: 1 for the same unit, undefined for units that cannot be converted. */
export function unitRatio(from: string, to: string): number | undefined {
  for (const family of UNIT_FAMILIES) {
    const source = unitNamed(family, from);
    const target = unitNamed(family, to);
    if (source !== undefined && target !== undefined) return source.size / target.size;
  }
  return from === to ? 1 : undefined;
}
