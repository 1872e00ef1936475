import type { Profile } from '../profile.js';
import { combineProfiles } from './combine.js';
import { addLabel, negate, normalize } from './rescale.js';

/** How a base is taken away, by the flag of `go tool pprof`: with `diff_base` shares are of the base's own total. */
export type BaseMode = 'base' | 'diff_base';

/**
 * One profile less others, as one profile: its samples, and those of the bases negated, with a label that says so for
 * `diff_base` (fetchProfiles of pprof's internal/driver/fetch.go). Throws a `ProfileError` if they count different things.
 * @param isNormalized whether the source is scaled to the total of the bases first
 */
export function compareProfiles(
  source: Profile,
  bases: readonly Profile[],
  mode: BaseMode,
  isNormalized: boolean,
): Profile {
  const base = combineProfiles(bases);
  const labelled = mode === 'diff_base' ? addLabel(base, 'pprof::base', 'true') : base;
  return combineProfiles([isNormalized ? normalize(source, base) : source, negate(labelled)]);
}
