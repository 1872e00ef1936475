import { Inflate as Inflater } from 'pako';
import { ProfileError } from '../error.js';
import { type ArchiveFile, FILES_LIMIT, HEAD, entryName, shortened, type StoredFile } from './archive.js';
import { crc32 } from './crc32.js';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
/** The longest comment an archive may end with. */
const COMMENT_LIMIT = 0xffff;
/** What stands for a number that only the 64-bit directory has. */
const IN_ZIP64 = 0xffffffff;

const STORED = 0;
const DEFLATED = 8;
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'zstd',
  95: 'xz',
  99: 'AES',
};

/** A file as the archive's directory has it. Nothing of it is trusted but looked at again when the file is read. */
interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly at: number;
}

/** Whether the bytes begin as a zip file does, or are an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6);
}

/**
 * The files of a zip file, by its directory: at most 65,536; nothing is copied or inflated. Throws a `ProfileError` for an
 * archive that is cut short, damaged, or of zip64. Of a file that is encrypted or compressed otherwise than with deflate
 * reading says so.
 */
export function zipFiles(bytes: Uint8Array): readonly ArchiveFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || size === IN_ZIP64 || at === IN_ZIP64) throw new ProfileError('zip64');
  const files: ArchiveFile[] = [];
  const heads = new Heads(bytes, view);
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) throw new ProfileError('zipDamaged');
    const entry = entryAt(bytes, view, at);
    at += CENTRAL_SIZE + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    if (entry.isFolder) continue;
    if (files.length === FILES_LIMIT) throw new ProfileError('archiveTooMany', { most: FILES_LIMIT });
    files.push({
      name: entry.name,
      size: entry.size,
      head: () => heads.of(entry),
      stored: () => stored(bytes, view, entry),
    });
  }
  return files;
}

/** Where the last record is, which says where the directory is. It is looked for from the end on. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - COMMENT_LIMIT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  throw new ProfileError('zipCut');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true);
  const name = bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + view.getUint16(at + 28, true));
  return {
    name: entryName(name),
    isFolder: name.at(-1) === 0x2f,
    isEncrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
}

/** What the archive holds of a file, still compressed. */
function packed(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const name = shortened(entry.name);
  if (entry.isEncrypted) throw new ProfileError('entryEncrypted', { name });
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    const method = METHODS[entry.method] ?? `method ${entry.method}`;
    throw new ProfileError('entryMethod', { name, method });
  }
  if ([entry.at, entry.compressed, entry.size].includes(IN_ZIP64)) throw new ProfileError('zip64');
  if (entry.at + LOCAL_SIZE > bytes.length || view.getUint32(entry.at, true) !== LOCAL) {
    throw new ProfileError('zipDamaged');
  }
  const { at } = entry;
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.compressed > bytes.length) throw new ProfileError('entryCut', { name });
  return bytes.subarray(start, start + entry.compressed);
}

/**
 * What deflate made is what is in a gzip file: between gzip's header and the directory's checksum and size it is inflated
 * as any gzip is, and held to both.
 */
function stored(bytes: Uint8Array, view: DataView, entry: Entry): StoredFile {
  const content = packed(bytes, view, entry);
  if (entry.method === STORED) {
    if (crc32(content) !== entry.crc) {
      throw new ProfileError('entryDamaged', { name: shortened(entry.name) });
    }
    return { bytes: content, isDeflated: false };
  }
  const gzip = new Uint8Array(GZIP_HEADER.length + content.length + 8);
  gzip.set(GZIP_HEADER);
  gzip.set(content, GZIP_HEADER.length);
  const trailer = new DataView(gzip.buffer, gzip.length - 8);
  trailer.setUint32(0, entry.crc, true);
  trailer.setUint32(4, entry.size, true);
  return { bytes: gzip, isDeflated: true };
}

/** Deflate, no name, no time, of an unknown system. */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** How much of a compressed file is inflated to see its first kilobyte. */
const PEEKED = 4096;
/** Has pako hand over what it has. */
const SYNC_FLUSH = 2;

/** The most files that are inflated to see how they begin: each takes an inflater of its own. */
const PEEKS = 1000;

/** How the files begin. Where several lie in one place, as in no archive of an honest writer, it is inflated once. */
class Heads {
  private readonly peeked = new Map<string, Uint8Array | undefined>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly view: DataView,
  ) {}

  /** The first kilobyte of a file, or less; undefined if it cannot be read, or a thousand others were inflated. */
  of(entry: Entry): Uint8Array | undefined {
    try {
      const content = packed(this.bytes, this.view, entry).subarray(0, PEEKED);
      return entry.method === STORED ? content.subarray(0, HEAD) : this.inflated(content);
    } catch {
      return undefined;
    }
  }

  private inflated(content: Uint8Array): Uint8Array | undefined {
    const place = `${content.byteOffset} ${content.length}`;
    if (this.peeked.has(place) || this.peeked.size === PEEKS) return this.peeked.get(place);
    this.peeked.set(place, undefined);
    const head = inflatedHead(content);
    this.peeked.set(place, head);
    return head;
  }
}

/** The first kilobyte, or less, that raw deflate data inflates to. */
function inflatedHead(content: Uint8Array): Uint8Array {
  let found = new Uint8Array();
  const inflater = new Inflater({ raw: true, chunkSize: HEAD });
  inflater.onData = (chunk) => {
    found = chunk.slice();
    throw new EnoughError();
  };
  try {
    inflater.push(content, SYNC_FLUSH);
  } catch (error) {
    if (!(error instanceof EnoughError)) throw error;
  }
  return found;
}

class EnoughError extends Error {
  override readonly name = 'EnoughError';
}
