import { decodeProto, type OnProgress } from './decodeProto.js';
import { ProfileError } from './error.js';
import { type Inflate, inflate as inflateWithPako, isGzip } from './inflate.js';
import { parseLegacy } from './legacy/parseLegacy.js';
import type { Profile } from './profile.js';
import { beginsAsProto, isText } from './sniff.js';

export interface DecodeOptions {
  /** Decompresses gzip; pako if not given. */
  readonly inflate?: Inflate;
  /** The most bytes a compressed profile may inflate to. */
  readonly inflateLimit: number;
  /** Told every megabyte or so how far the stage is. */
  readonly onProgress?: (stage: 'inflate' | 'decode', done: number, of: number) => void;
}

/**
 * Decodes a profile file of any known format, compressed with gzip or not. Rejects with a `ProfileError`, whose
 * message is one sentence, for anything else.
 */
export async function decodeProfile(bytes: Uint8Array, options: DecodeOptions): Promise<Profile> {
  if (bytes.length === 0) throw new ProfileError('The file is empty: it has 0 bytes.');
  const told = (stage: 'inflate' | 'decode'): OnProgress => {
    return (done, of) => options.onProgress?.(stage, done, of);
  };
  if (!isGzip(bytes)) return decodeUncompressed(bytes, told('decode'));
  const inflated = await (options.inflate ?? inflateWithPako)(bytes, options.inflateLimit, told('inflate'));
  if (inflated.length === 0) throw new ProfileError('The compressed file is empty: it inflates to 0 bytes.');
  return decodeUncompressed(inflated, told('decode'));
}

/** Decodes bytes that are not compressed. */
function decodeUncompressed(bytes: Uint8Array, onProgress: OnProgress): Profile {
  try {
    return decodeProto(bytes, onProgress);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    const legacy = parseLegacy(bytes);
    if (legacy !== undefined) return legacy;
    throw refusal(bytes, error);
  }
}

/** Why bytes are no profile: `damage` if they begin as profile.proto does. */
function refusal(bytes: Uint8Array, damage: ProfileError): ProfileError {
  if (isText(bytes))
    return new ProfileError(
      'This is text, but no profile: none of the text formats of pprof or Go begins like it.',
    );
  if (beginsAsProto(bytes)) return damage;
  return new ProfileError(
    'This is not a profile: it is neither gzip, nor a profile.proto message, nor an older binary profile.',
  );
}
