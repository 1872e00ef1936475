type Unit = readonly [size: number, ...aliases: string[]];

/** Units that can be converted into each other (unitTypes in pprof's internal/measurement). */
const FAMILIES: readonly (readonly Unit[])[] = [
  [
    [1, 'b', 'byte'],
    [2 ** 10, 'kb', 'kbyte', 'kilobyte'],
    [2 ** 20, 'mb', 'mbyte', 'megabyte'],
    [2 ** 30, 'gb', 'gbyte', 'gigabyte'],
    [2 ** 40, 'tb', 'tbyte', 'terabyte'],
    [2 ** 50, 'pb', 'pbyte', 'petabyte'],
  ],
  [
    [1, 'ns', 'nanosecond'],
    [1e3, 'μs', 'us', 'microsecond'],
    [1e6, 'ms', 'millisecond'],
    [1e9, 's', 'sec', 'second'],
    [3600e9, 'hour', 'hr'],
  ],
  [
    [1e-9, 'nanogcu'],
    [1e-6, 'microgcu'],
    [1e-3, 'milligcu'],
    [1, 'gcu'],
    [1e3, 'kilogcu'],
    [1e6, 'megagcu'],
    [1e9, 'gigagcu'],
    [1e12, 'teragcu'],
    [1e15, 'petagcu'],
  ],
];

/** How many of `to` one of `from` is: 1 for the same unit, undefined for units that cannot be converted. */
export function unitRatio(from: string, to: string): number | undefined {
  for (const family of FAMILIES) {
    const source = sizeIn(family, from);
    const target = sizeIn(family, to);
    if (source !== undefined && target !== undefined) return source / target;
  }
  return from === to ? 1 : undefined;
}

function sizeIn(family: readonly Unit[], name: string): number | undefined {
  const lower = name.toLowerCase();
  // A plural s goes; Go counts in bytes which names are too short to have one.
  const isLong = new TextEncoder().encode(lower).length > 2;
  const alias = isLong && lower.endsWith('s') ? lower.slice(0, -1) : lower;
  return family.find(([, ...aliases]) => aliases.includes(alias))?.[0];
}
