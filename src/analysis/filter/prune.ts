import type { LineRow } from '../../profile/indexes.js';
import { NAME_CHECK_MASK, copied } from '../samples/cancelCheck.js';
import { type Regex, RegexError, StringMatcher, compileRegex } from './regex.js';
import { samplePieces, type Selected } from '../samples/selected.js';
import { simplifyName } from './simplifyName.js';

/**
 * Applies what the profile itself says of uninteresting frames (RemoveUninteresting of profile/prune.go). Expressions
 * that cannot be read are passed over.
 */
export function dropFrames(selected: Selected): Selected {
  const { strings, dropFrames, keepFrames } = selected.profile;
  if (dropFrames === 0) return selected;
  try {
    const whole = (index: number) => compileRegex(`^(${strings.text(index)})$`, 'drop_frames');
    return pruneBelow(selected, whole(dropFrames), keepFrames === 0 ? undefined : whole(keepFrames));
  } catch (error) {
    if (error instanceof RegexError) return selected;
    throw error;
  }
}

const UNMATCHED = 0;
/** The location has a matching frame, with frames above it, which stay. */
const INNER_DROPPED = 1;
/** The outermost frame of the location matches: all of it goes. */
const ALL_DROPPED = 2;

/**
 * From the root, after the first frame that doesn't match: drops the first matching frame and everything below it
 * (Prune of profile/prune.go).
 */
function pruneBelow(selected: Selected, drop: Regex, keep: Regex | undefined): Selected {
  const { profile } = selected;
  const { locations, lines, functions } = profile;
  const matcher = new StringMatcher(profile.strings, (text) => {
    if (text === '') return false;
    const name = simplifyName(text);
    return drop.test(name) && !keep?.test(name);
  });
  const isMatch = (row: LineRow) => matcher.matches(functions.name[lines.func[row]]);
  const hiddenLines = selected.hiddenLines?.slice() ?? new Uint8Array(lines.count);
  const fate = new Uint8Array(locations.count);
  let any = false;
  for (let location = 0; location < locations.count; location++) {
    if ((location & NAME_CHECK_MASK) === 0) selected.check();
    const first = locations.lineOffsets[location];
    const last = locations.lineOffsets[location + 1];
    let row = (last - 1) as LineRow;
    while (row >= first && !isMatch(row)) row--;
    if (row < first) continue;
    any = true;
    fate[location] = row === last - 1 ? ALL_DROPPED : INNER_DROPPED;
    if (row < last - 1) hiddenLines.fill(1, first, row + 1);
  }
  if (!any) return selected;
  const start = copied(selected.check, selected.start);
  const stacks = profile.samples.locations;
  for (const piece of samplePieces(selected)) {
    for (const s of piece) {
      let i = selected.end[s] - 1;
      while (i >= start[s] && fate[stacks[i]] !== UNMATCHED) i--;
      while (i >= start[s] && fate[stacks[i]] === UNMATCHED) i--;
      if (i >= start[s]) start[s] = fate[stacks[i]] === ALL_DROPPED ? i + 1 : i;
    }
  }
  return { ...selected, start, hiddenLines };
}

/** Drops everything below the matching frame nearest the leaf, but not that frame (PruneFrom of profile/prune.go). */
export function pruneFrom(selected: Selected, regex: Regex): Selected {
  const { profile, hiddenLocations } = selected;
  const { locations, lines, functions } = profile;
  const matcher = new StringMatcher(profile.strings, (text) => text !== '' && regex.test(simplifyName(text)));
  const hiddenLines = selected.hiddenLines?.slice() ?? new Uint8Array(lines.count);
  const isMatch = new Uint8Array(locations.count);
  for (let location = 0; location < locations.count; location++) {
    if ((location & NAME_CHECK_MASK) === 0) selected.check();
    const first = locations.lineOffsets[location];
    const last = locations.lineOffsets[location + 1];
    let row = first as LineRow;
    while (row < last && (hiddenLines[row] === 1 || !matcher.matches(functions.name[lines.func[row]]))) row++;
    if (row === last || hiddenLocations?.[location] === 1) continue;
    isMatch[location] = 1;
    hiddenLines.fill(1, first, row);
  }
  const start = copied(selected.check, selected.start);
  const stacks = profile.samples.locations;
  for (const piece of samplePieces(selected)) {
    for (const s of piece) {
      let i = start[s];
      while (i < selected.end[s] && isMatch[stacks[i]] === 0) i++;
      if (i < selected.end[s]) start[s] = i;
    }
  }
  return { ...selected, start, hiddenLines };
}
