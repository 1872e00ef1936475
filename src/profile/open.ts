import { decodeProto, ProtoDecoder } from './decodeProto.js';
import { withoutEngineError } from './engineError.js';
import { ProfileError } from './error.js';
import { type Inflate, inflateWhole, inflateWithPako, isGzip, sizeHint } from './inflate.js';
import { parseLegacy } from './legacy/parseLegacy.js';
import type { Profile } from './profile.js';
import { beginsAsProto, isText, mayBeOlder } from './sniff.js';
import { asUtf8 } from './textEncoding.js';

export interface DecodeOptions {
  /** Decompresses gzip; pako if not given. */
  readonly inflate?: Inflate;
  /** The most bytes a compressed profile may inflate to. */
  readonly inflateLimit: number;
  /** Told every megabyte or so. */
  readonly onProgress?: OnDecoded;
}

/** How far decoding is. */
export interface DecodeProgress {
  /** Bytes of the file that are read, of how many. */
  readonly done: number;
  readonly of: number;
  /** Bytes read of what the file holds when inflated. */
  readonly inflated: number;
  readonly samples: number;
}

type OnDecoded = (progress: DecodeProgress) => void;

/**
 * Decodes a profile file of any known format, compressed with gzip or not. Rejects with a `ProfileError`, whose
 * message is one sentence, for anything else.
 */
export async function decodeProfile(bytes: Uint8Array, options: DecodeOptions): Promise<Profile> {
  try {
    return await decode(bytes, options);
  } catch (error) {
    throw withoutEngineError(error);
  }
}

async function decode(bytes: Uint8Array, options: DecodeOptions): Promise<Profile> {
  if (bytes.length === 0) throw new ProfileError('fileEmpty');
  const tell = options.onProgress ?? (() => undefined);
  if (!isGzip(bytes)) return decodeUncompressed(bytes, tell);
  const inflate = options.inflate ?? inflateWithPako;
  const profile = await decodeInPieces(bytes, options.inflateLimit, inflate, tell);
  if (profile !== undefined) return profile;
  const inflated = await inflateWhole(inflate, bytes, options.inflateLimit);
  if (inflated.length === 0) throw new ProfileError('inflatesToNothing');
  return decodeUncompressed(inflated, tell);
}

/** How much of the beginning tells what a file is. */
const HEAD = 1024;

/**
 * Decodes profile.proto while it inflates, so that its bytes need never be in memory all at once. Undefined for what
 * begins as one of the older formats may: those are read from the whole.
 */
async function decodeInPieces(
  bytes: Uint8Array,
  limit: number,
  inflate: Inflate,
  tell: OnDecoded,
): Promise<Profile | undefined> {
  const decoder = new ProtoDecoder(sizeHint(bytes, limit));
  let head = new Uint8Array(0);
  let isDecoding = false;
  const take = (piece: Uint8Array): void => {
    if (head.length < HEAD) head = joined(head, piece.subarray(0, HEAD - head.length));
    isDecoding = true;
    decoder.push(piece);
    isDecoding = false;
  };
  try {
    await inflate(bytes, limit, take, (done, of) => {
      tell({ done, of, inflated: decoder.done, samples: decoder.sampleCount });
    });
    isDecoding = true;
    return decoder.end();
  } catch (error) {
    if (!isDecoding || !(error instanceof ProfileError)) throw error;
    if (isGzip(head)) throw new ProfileError('gzipTwice');
    if (mayBeOlder(head)) return undefined;
    throw refusal(head, error);
  }
}

/** Decodes bytes that are not compressed. */
function decodeUncompressed(bytes: Uint8Array, tell: OnDecoded): Profile {
  try {
    return decodeProto(bytes, (done, samples) => {
      tell({ done, of: bytes.length, inflated: done, samples });
    });
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    const text = asUtf8(bytes);
    const legacy = parseLegacy(text);
    if (legacy !== undefined) return legacy;
    throw refusal(text, error);
  }
}

/** Why bytes are no profile: `damage` if they begin as profile.proto does. */
function refusal(bytes: Uint8Array, damage: ProfileError): ProfileError {
  if (isText(bytes)) return new ProfileError('textButNoProfile');
  if (beginsAsProto(bytes)) return damage;
  return new ProfileError('noProfile');
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
