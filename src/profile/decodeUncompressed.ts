import { decodeProto } from './proto/decodeProto.js';
import { ProfileError } from './error.js';
import { foreignError } from './foreign.js';
import { parseGoroutines } from './legacy/goroutines.js';
import { parseLegacy } from './legacy/parseLegacy.js';
import type { OnDecoded } from './decodeProgress.js';
import type { Profile } from './profile.js';
import { beginsAsProto, isText, mayBeLog, mayBeOlder } from './sniff.js';
import { asUtf8 } from './textEncoding.js';

/** Decodes bytes that are not compressed. Throws a `ProfileError`. */
export function decodeUncompressed(bytes: Uint8Array, tell: OnDecoded | undefined): Profile {
  try {
    return decodeProto(bytes, (done, samples) => {
      tell?.({ done, of: bytes.length, inflated: done, samples });
    });
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    const text = asUtf8(bytes);
    const older = mayBeOlder(bytes) ? parseLegacy(text) : mayBeLog(text) ? parseGoroutines(text) : undefined;
    if (older !== undefined) return older;
    throw refusal(bytes, error);
  }
}

/** How many bytes of the beginning tell what a file is. */
const HEAD = 4096;

/** Why bytes are no profile, by their first four kilobytes: `damage` if they begin as profile.proto does. */
export function refusal(bytes: Uint8Array, damage: ProfileError): ProfileError {
  const head = asUtf8(bytes.subarray(0, HEAD));
  const foreign = foreignError(head);
  if (foreign !== undefined) return foreign;
  if (isText(head)) return new ProfileError('textButNoProfile');
  return beginsAsProto(bytes) ? damage : new ProfileError('noProfile');
}
