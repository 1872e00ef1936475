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
  samples: 2 ** 26,
  labels: 2 ** 27,
  // Of a text, where each is an object or a few while it is read.
  goroutines: 2 ** 20,
  'labels of goroutines': 2 ** 21,
  'places in the code': 2 ** 20,
  'names of addresses': 2 ** 22,
} as const;

/** Throws a `ProfileError` once there are more of something than a profile may have. */
export function refuseMany(what: keyof typeof MOST, count: number): void {
  if (count > MOST[what]) throw new ProfileError('tooMany', { what, most: MOST[what].toLocaleString('en') });
}
