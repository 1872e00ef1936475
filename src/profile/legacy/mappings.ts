import type { LegacyMapping } from './memoryMap.js';

/**
 * The mappings of a legacy profile, tidied, and for each location's address the index of its mapping or -1. What
 * pprof does after reading a memory map (massageMappings in profile/profile.go, remapMappingIDs in
 * profile/legacy_profile.go): parts of one mapping are joined, the main binary comes first, wrong starts are corrected,
 * and addresses that belong nowhere get a mapping of everything.
 */
export function assignMappings(
  recorded: readonly LegacyMapping[],
  addresses: readonly bigint[],
): { readonly mappings: readonly LegacyMapping[]; readonly mappingOf: Int32Array } {
  const mappings = withoutHugepage(mainFirst(joined(recorded)));
  correctStart(mappings[0]);
  return { mappings, mappingOf: assign(mappings, addresses) };
}

/** Joins entries that one mapping was split into. */
function joined(recorded: readonly LegacyMapping[]): LegacyMapping[] {
  const result: LegacyMapping[] = [];
  for (const next of recorded) {
    const last = result.at(-1);
    if (last === undefined || !areParts(last, next)) {
      result.push({ ...next });
      continue;
    }
    last.limit = next.limit;
    if (next.file !== '') last.file = next.file;
    if (next.buildId !== '') last.buildId = next.buildId;
  }
  return result;
}

function areParts(a: LegacyMapping, b: LegacyMapping): boolean {
  if (a.file !== '' && b.file !== '' && a.file !== b.file) return false;
  if (a.buildId !== '' && b.buildId !== '' && a.buildId !== b.buildId) return false;
  if (a.limit !== b.start) return false;
  return a.offset === 0n || b.offset === 0n || uint64(a.offset + a.limit - a.start) === b.offset;
}

/** Moves to the front what is probably the main binary: the first named file that is neither a library nor special. */
function mainFirst(mappings: LegacyMapping[]): LegacyMapping[] {
  const main = mappings.findIndex(({ file }) => {
    const name = file.replaceAll('(deleted)', '').trim();
    return name !== '' && !/\.so$|\.so[._][0-9]+/.test(name) && !name.startsWith('[');
  });
  if (main > 0) [mappings[0], mappings[main]] = [mappings[main], mappings[0]];
  return mappings;
}

/** Drops a first mapping of huge pages that the next one continues. */
function withoutHugepage(mappings: LegacyMapping[]): LegacyMapping[] {
  const isHugepage =
    mappings.length > 1 &&
    mappings[0].file.startsWith('/anon_hugepage') &&
    mappings[0].limit === mappings[1].start;
  return isHugepage ? mappings.slice(1) : mappings;
}

/** Where the main binary is usually loaded. */
const USUAL_START = 0x400000n;

function correctStart(main: LegacyMapping | undefined): void {
  if (main !== undefined && uint64(main.start - main.offset) === USUAL_START) {
    main.start = USUAL_START;
    main.offset = 0n;
  }
}

function assign(mappings: LegacyMapping[], addresses: readonly bigint[]): Int32Array {
  const mappingOf = new Int32Array(addresses.length).fill(-1);
  let inside = insideIndex(mappings);
  let below = belowIndex(mappings);
  let everything = -1;
  let corrections = 0;
  addresses.forEach((address, location) => {
    if (address === 0n) return;
    let found = inside.find(address);
    // Once there is a mapping of everything, it holds whatever the others do not.
    if (found < 0) found = everything;
    if (found < 0 && corrections < CORRECTIONS_LIMIT) {
      found = below.find(address);
      if (found >= 0) {
        corrections++;
        // Some recorders leave out the first part of a split mapping.
        mappings[found].start = uint64(mappings[found].start - mappings[found].offset);
        mappings[found].offset = 0n;
        inside = insideIndex(mappings);
        below = belowIndex(mappings);
      }
    }
    if (found < 0) {
      everything = mappings.push({ start: 0n, limit: MAX_UINT64, offset: 0n, file: '', buildId: '' }) - 1;
      found = everything;
    }
    mappingOf[location] = found;
  });
  return mappingOf;
}

/** Each correction costs a pass over all mappings; a real memory map needs one or two. */
const CORRECTIONS_LIMIT = 100;
const MAX_UINT64 = 2n ** 64n - 1n;

function insideIndex(mappings: readonly LegacyMapping[]): RangeIndex {
  return new RangeIndex(mappings.map(({ start, limit }) => ({ from: start, to: limit })));
}

/** The ranges that would be mapped if a mapping's offset were part of it. */
function belowIndex(mappings: readonly LegacyMapping[]): RangeIndex {
  return new RangeIndex(
    mappings.map(({ start, offset }) => ({ from: uint64(start - offset), to: offset === 0n ? 0n : start })),
  );
}

function uint64(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

/** Which of many ranges, that may overlap, is the first to hold a value. */
class RangeIndex {
  /** Where the answer changes, ascending, and what it is from there. */
  private readonly edges: bigint[] = [];
  private readonly answers: number[] = [];

  constructor(ranges: readonly { readonly from: bigint; readonly to: bigint }[]) {
    const events = ranges.flatMap(({ from, to }, range) =>
      from < to
        ? [
            { at: from, range, opens: true },
            { at: to, range, opens: false },
          ]
        : [],
    );
    events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const open = new LowestOf(ranges.length);
    for (const { at, range, opens } of events) {
      open.set(range, opens);
      if (this.edges.at(-1) === at) this.answers[this.answers.length - 1] = open.lowest();
      else {
        this.edges.push(at);
        this.answers.push(open.lowest());
      }
    }
  }

  /** The lowest index of a range that holds the value, or -1. */
  find(value: bigint): number {
    let low = 0;
    let high = this.edges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.edges[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? -1 : this.answers[low - 1];
  }
}

/** A set of small numbers that knows its lowest, as a tree over bits: each step costs the logarithm of the size. */
class LowestOf {
  private readonly size: number;
  private readonly tree: Int32Array;

  constructor(count: number) {
    this.size = 2 ** Math.ceil(Math.log2(Math.max(count, 1)));
    this.tree = new Int32Array(2 * this.size).fill(-1);
  }

  set(value: number, isIn: boolean): void {
    let node = this.size + value;
    this.tree[node] = isIn ? value : -1;
    for (node >>>= 1; node >= 1; node >>>= 1) {
      const left = this.tree[2 * node];
      this.tree[node] = left >= 0 ? left : this.tree[2 * node + 1];
    }
  }

  lowest(): number {
    return this.tree[1];
  }
}
