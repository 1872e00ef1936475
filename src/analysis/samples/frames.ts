import type { FrameRow, Holding, LineRow, SampleRow } from '../../profile/indexes.js';
import type { Profile } from '../../profile/profile.js';
import { type CancelCheck, CHECK_MASK } from './cancelCheck.js';
import type { Selected } from './selected.js';

/**
 * The frames of each location after filters: those of location `l` are `offsets[l] .. offsets[l + 1]`, innermost
 * inlined first. A location that was recorded without lines has one frame; a hidden one has none.
 */
export interface Frames {
  readonly profile: Profile;
  readonly count: number;
  readonly offsets: Uint32Array;
  /** By frame: row of `profile.lines`, or -1 for a location recorded without lines. */
  readonly row: Holding<LineRow, Int32Array>;
  /** By frame: its `LocationIndex`. */
  readonly location: Uint32Array;
  /** Called by every loop over the frames, and over the nodes that are made of them; throws to cancel it. */
  readonly check: CancelCheck;
}

/**
 * The frames of a sample's stack, leaf first and innermost inlined first, as indexes into the columns of `frames`.
 * @param into written over, and returned
 */
export function framesOfStack(
  selected: Selected,
  frames: Frames,
  sample: SampleRow,
  into: FrameRow[],
): FrameRow[] {
  const { locations } = selected.profile.samples;
  const { offsets } = frames;
  into.length = 0;
  for (let i = selected.start[sample]; i < selected.end[sample]; i++) {
    for (let f = offsets[locations[i]]; f < offsets[locations[i] + 1]; f++) into.push(f);
  }
  return into;
}

/** The frames of every location; with `noInlines` only the outermost of each (profile.Aggregate of pprof). */
export function framesOf(selected: Selected, noInlines: boolean): Frames {
  const { locations, lines } = selected.profile;
  const { hiddenLines, hiddenLocations } = selected;
  const offsets = new Uint32Array(locations.count + 1);
  const row = new Int32Array(lines.count + locations.count);
  const location = new Uint32Array(lines.count + locations.count);
  let n = 0;
  for (let l = 0; l < locations.count; l++) {
    if ((l & CHECK_MASK) === 0) selected.check();
    const first = locations.lineOffsets[l];
    const last = locations.lineOffsets[l + 1];
    const start = n;
    if (hiddenLocations?.[l] !== 1) {
      for (let r = first as LineRow; r < last; r++) if (hiddenLines?.[r] !== 1) row[n++] = r;
      if (first === last) row[n++] = -1;
      if (noInlines && n > start + 1) {
        row[start] = row[n - 1];
        n = start + 1;
      }
      location.fill(l, start, n);
    }
    offsets[l + 1] = n;
  }
  return {
    profile: selected.profile,
    count: n,
    offsets,
    row: row.subarray(0, n) as Holding<LineRow, Int32Array>,
    location: location.subarray(0, n),
    check: selected.check,
  };
}
