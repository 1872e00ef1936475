import { ProfileError } from '../error.js';
import type { Profile } from '../profile.js';

/** Reads a profile; undefined if the bytes are none of its format. Throws a `ProfileError` for a damaged one. */
export type Parse = (bytes: Uint8Array) => Profile | undefined;

/** Reads a part of a file with `parse`, whose errors then count the lines from the file's first: `before` come before. */
export function parseSection(parse: Parse, bytes: Uint8Array, before: number): Profile | undefined {
  try {
    return parse(bytes);
  } catch (error) {
    if (!(error instanceof ProfileError) || typeof error.values.line !== 'number') throw error;
    throw error.with({ line: error.values.line + before });
  }
}
