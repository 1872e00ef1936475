import { ProfileError } from './error.js';

/**
 * The most of each that a profile may have. No recording comes near; a few bytes of a file that is made up each take many
 * times that in memory.
 */
const MOST = {
  'sample types': 2 ** 10,
  mappings: 2 ** 20,
  comments: 2 ** 20,
  functions: 2 ** 26,
  locations: 2 ** 26,
  lines: 2 ** 26,
  strings: 2 ** 27,
  samples: 2 ** 28,
  labels: 2 ** 28,
} as const;

/** Throws a `ProfileError` once there are more of something than a profile may have. */
export function refuseMany(what: keyof typeof MOST, count: number): void {
  if (count > MOST[what]) throw new ProfileError('tooMany', { what, most: MOST[what].toLocaleString('en') });
}
