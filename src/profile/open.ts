import { type ArchiveEntry, type EntryChoice, entryToOpen, shortened } from './container/archive.js';
import { type Layer, inside, layerOf, OUTSIDE, refuseTooDeep } from './container/layers.js';
import { isTar, tarFiles } from './container/tar.js';
import { inflateWithFzstd } from './container/zstd.js';
import { zipFiles } from './container/zip.js';
import { decodeCompressed } from './decodeCompressed.js';
import type { OnDecoded } from './decodeProgress.js';
import { decodeUncompressed } from './decodeUncompressed.js';
import { withoutEngineError } from './engineError.js';
import { ProfileError } from './error.js';
import { type Inflate, inflateWithPako } from './container/inflate.js';
import type { Profile } from './profile.js';

export interface DecodeOptions {
  /** Decompresses gzip; pako if not given. */
  readonly inflate?: Inflate;
  /** Decompresses zstd; fzstd if not given. */
  readonly inflateZstd?: Inflate;
  /** The most bytes a compressed profile may inflate to, and an archive around it. */
  readonly inflateLimit: number;
  /** Told every megabyte or so. */
  readonly onProgress?: OnDecoded;
  /** The file of an archive to decode, and of nothing else; if not given, the only profile in it. */
  readonly entry?: EntryChoice;
  /** Told, if the file is an archive, which file of it is decoded. */
  readonly onEntry?: (entry: ArchiveEntry) => void;
}

/**
 * Decodes a profile file of any known format: as it is, compressed with gzip or zstd, or in an archive (zip or tar, which
 * may be compressed itself). Rejects with a `SeveralProfilesError` for an archive of several profiles of which none is
 * chosen, with a `ProfileError` for anything else that is no profile; the message is one sentence.
 */
export async function decodeProfile(bytes: Uint8Array, options: DecodeOptions): Promise<Profile> {
  if (bytes.length === 0) throw new ProfileError('fileEmpty');
  const state = { isArchive: false };
  const onEntry = (entry: ArchiveEntry): void => {
    state.isArchive = true;
    options.onEntry?.(entry);
  };
  try {
    const profile = await decodeLayer(bytes, { ...options, onEntry }, OUTSIDE);
    if (options.entry === undefined || state.isArchive) return profile;
    throw new ProfileError('notArchive', { name: shortened(options.entry.name) });
  } catch (error) {
    throw withoutEngineError(error);
  }
}

/** Decodes what may be in the `allowed` layers. */
async function decodeLayer(
  bytes: Uint8Array,
  options: DecodeOptions,
  allowed: readonly Layer[],
): Promise<Profile> {
  const layer = layerOf(bytes);
  if (layer === undefined) return decodeUncompressed(bytes, options.onProgress);
  refuseTooDeep(layer, allowed);
  if (layer === 'archive') return decodeEntry(bytes, options);
  const inflate =
    layer === 'gzip' ? (options.inflate ?? inflateWithPako) : (options.inflateZstd ?? inflateWithFzstd);
  return decodeInflated(bytes, options, inflate, inside(layer, allowed));
}

/** Decodes a file of an archive, which may be compressed by itself too. */
async function decodeEntry(bytes: Uint8Array, options: DecodeOptions): Promise<Profile> {
  const files = isTar(bytes) ? tarFiles(bytes) : zipFiles(bytes);
  const entry = entryToOpen(files, options.entry);
  options.onEntry?.(entry);
  const stored = files[entry.index].stored();
  const allowed = inside('archive', OUTSIDE);
  if (stored.bytes.length === 0) throw new ProfileError('entryEmpty', { name: shortened(entry.name) });
  if (!stored.isDeflated) return decodeLayer(stored.bytes, options, allowed);
  const inflate = ofEntry(options.inflate ?? inflateWithPako, entry.name);
  return decodeInflated(stored.bytes, options, inflate, allowed);
}

async function decodeInflated(
  bytes: Uint8Array,
  options: DecodeOptions,
  inflate: Inflate,
  allowed: readonly Layer[],
): Promise<Profile> {
  const { inflateLimit, onProgress } = options;
  const found = await decodeCompressed(bytes, inflate, inflateLimit, allowed, onProgress);
  return found instanceof Uint8Array ? decodeLayer(found, options, allowed) : found;
}

/** Errors of gzip data that an archive's file was made to, which is no gzip file for the person who reads them. */
const OF_GZIP = new Set(['gzipCut', 'gzipDamaged', 'trailing']);

function ofEntry(inflate: Inflate, name: string): Inflate {
  return async (...args) => {
    try {
      await inflate(...args);
    } catch (error) {
      if (!(error instanceof ProfileError) || !OF_GZIP.has(error.code)) throw error;
      throw new ProfileError('entryDamaged', { name: shortened(name) });
    }
  };
}
