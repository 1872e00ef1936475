import { columnOf } from '../../profile/valueColumn.js';
import type { LineRow } from '../../profile/indexes.js';
import type { Column, Indexes, Labels, Lines, Locations, Profile, Samples } from '../../profile/profile.js';
import { scaleBy } from '../values/amount.js';
import { CHECK_MASK } from './cancelCheck.js';
import { type Selected, keptCount, samplePieces } from './selected.js';

export interface MaterializeOptions {
  /** Leave only the outermost frame of each location. */
  readonly noInlines: boolean;
  /** With `noInlines`, keep the columns of lines, which go otherwise. */
  readonly showColumns: boolean;
  /** Every value is multiplied by it, and cut to an int64 (`scaleBy`). */
  readonly ratio: number;
}

/**
 * What filters leave, as a profile of its own: the kept samples, and all locations, under the same indexes, with the lines
 * that are left. Throws what the check throws.
 */
export function materialize(selected: Selected, options: MaterializeOptions): Profile {
  const { profile } = selected;
  const { locations, lines } = keptLines(selected, options);
  return {
    ...profile,
    samples: keptSamples(selected, options.ratio),
    locations,
    lines,
    mappings: options.noInlines
      ? profile.mappings.map((mapping) => ({ ...mapping, hasInlineFrames: false }))
      : profile.mappings,
  };
}

function keptSamples(selected: Selected, ratio: number): Samples {
  const { samples } = selected.profile;
  const count = keptCount(selected);
  const offsets = new Uint32Array(count + 1);
  const locations = new Uint32Array(samples.locations.length);
  let k = 0;
  let n = 0;
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) {
      for (let i = selected.start[sample]; i < selected.end[sample]; i++) {
        const location = samples.locations[i];
        if (selected.hiddenLocations?.[location] !== 1) locations[n++] = location;
      }
      offsets[++k] = n;
    }
  }
  return {
    count,
    offsets,
    locations: locations.slice(0, n),
    values: samples.values.map((column) => keptValues(selected, column, ratio)),
    labels: keptLabels(selected),
  };
}

function keptValues(selected: Selected, column: Column, ratio: number): Column {
  const values = new BigInt64Array(keptCount(selected));
  let k = 0;
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) values[k++] = BigInt(scaleBy(column[sample], ratio));
  }
  return columnOf(values);
}

function keptLabels(selected: Selected): Labels {
  const { hiddenLabels } = selected;
  const { labels } = selected.profile.samples;
  const offsets = new Uint32Array(keptCount(selected) + 1);
  const rows: number[] = [];
  let k = 0;
  for (const piece of samplePieces(selected)) {
    for (const sample of piece) {
      for (let row = labels.offsets[sample]; row < labels.offsets[sample + 1]; row++) {
        if (hiddenLabels?.[row] !== 1) rows.push(row);
      }
      offsets[++k] = rows.length;
    }
  }
  const pick = (column: Indexes) => Uint32Array.from(rows, (row) => column[row]);
  return {
    offsets,
    key: pick(labels.key),
    str: pick(labels.str),
    num: BigInt64Array.from(rows, (row) => labels.num[row]),
    numUnit: pick(labels.numUnit),
  };
}

function keptLines(
  { profile, hiddenLines, check }: Selected,
  options: MaterializeOptions,
): { locations: Locations; lines: Lines } {
  const { locations, lines } = profile;
  const lineOffsets = new Uint32Array(locations.count + 1);
  const rows: LineRow[] = [];
  for (let location = 0; location < locations.count; location++) {
    if ((location & CHECK_MASK) === 0) check();
    const start = rows.length;
    const end = locations.lineOffsets[location + 1];
    for (let row = locations.lineOffsets[location] as LineRow; row < end; row++) {
      if (hiddenLines?.[row] !== 1) rows.push(row);
    }
    if (options.noInlines && rows.length > start + 1) rows.splice(start, rows.length - start - 1);
    lineOffsets[location + 1] = rows.length;
  }
  const dropColumns = options.noInlines && !options.showColumns;
  return {
    locations: { ...locations, lineOffsets },
    lines: {
      count: rows.length,
      func: Uint32Array.from(rows, (row) => lines.func[row]),
      line: BigInt64Array.from(rows, (row) => lines.line[row]),
      column: dropColumns
        ? new BigInt64Array(rows.length)
        : BigInt64Array.from(rows, (row) => lines.column[row]),
    },
  };
}
