import { ProfileError } from '../error.js';
import { isGzip } from './inflate.js';
import { isTar } from './tar.js';
import { isZip } from './zip.js';
import { isZstd } from './zstdFrames.js';

/** What may be around a profile. */
export type Layer = 'archive' | 'zstd' | 'gzip';

/** What may be around all: one archive, which may be compressed, of files that may be compressed by themselves. */
export const OUTSIDE: readonly Layer[] = ['archive', 'zstd', 'gzip'];

/** How many bytes `layerOf` looks at. */
export const LAYER_HEAD = 512;

/** The outermost layer of a file, by its first bytes; undefined for what is not wrapped. */
export function layerOf(bytes: Uint8Array): Layer | undefined {
  if (isGzip(bytes)) return 'gzip';
  if (isZstd(bytes)) return 'zstd';
  return isZip(bytes) || isTar(bytes) ? 'archive' : undefined;
}

/**
 * What may be inside a layer where `allowed` might have been: gzip, which is part of the format of a profile, inside zstd but
 * nothing compressed inside gzip; an archive once; in its files both again. So no file has more than five layers.
 */
export function inside(layer: Layer, allowed: readonly Layer[]): readonly Layer[] {
  if (layer === 'archive') return ['zstd', 'gzip'];
  const left: readonly Layer[] = layer === 'zstd' ? ['archive', 'gzip'] : ['archive'];
  return left.filter((inner) => allowed.includes(inner));
}

/** Throws a `ProfileError` for a layer that has no place where it is. */
export function refuseTooDeep(layer: Layer, allowed: readonly Layer[]): void {
  if (!allowed.includes(layer)) throw new ProfileError(TOO_DEEP[layer]);
}

const TOO_DEEP = { archive: 'archiveNested', gzip: 'gzipTwice', zstd: 'compressedTwice' } as const;
