import { ProfileError } from '../error.js';
import { type ArchiveFile, FILES_LIMIT, HEAD, entryName, shortened } from './archive.js';

const BLOCK = 512;
/** Where fields of a header are (POSIX pax, "ustar Interchange Format"). */
const NAME = [0, 100] as const;
const SIZE = [124, 136] as const;
const CHECKSUM = [148, 156] as const;
const TYPE = 156;
const PREFIX = [345, 500] as const;
const USTAR = [0x75, 0x73, 0x74, 0x61, 0x72];
/** The most bytes of further attributes that a file may have. */
const PAX_LIMIT = 1 << 20;
const PATH = [0x70, 0x61, 0x74, 0x68, 0x3d];
const BYTES = [0x73, 0x69, 0x7a, 0x65, 0x3d];

const decoder = new TextDecoder();

/** Whether the bytes begin as a tar file does: with a whole header whose checksum is right. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && isHeader(bytes.subarray(0, BLOCK));
}

/**
 * The regular files of a tar file: ustar, with the long names and sizes of pax and GNU. At most 65,536; nothing is
 * copied. Throws a `ProfileError` for a file that is damaged or holds more. A file that is cut off is so when it is read.
 */
export function tarFiles(bytes: Uint8Array): readonly ArchiveFile[] {
  const files: ArchiveFile[] = [];
  let further: { name?: string; size?: number } = {};
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header[0] === 0 && header.every((byte) => byte === 0)) break;
    if (!isHeader(header)) throw new ProfileError('tarDamaged', { at });
    const type = String.fromCharCode(header[TYPE]);
    const isAttribute = type === 'x' || type === 'L';
    const size = (isAttribute ? undefined : further.size) ?? numberAt(header, SIZE);
    if (size === undefined) throw new ProfileError('tarDamaged', { at });
    const start = at + BLOCK;
    if (type === 'x' && size > PAX_LIMIT) throw new ProfileError('tarAttributes', { at, mebibytes: 1 });
    const content = bytes.subarray(start, start + size);
    if (type === 'x') further = { ...further, ...paxAttributes(content) };
    else if (type === 'L') further = { ...further, name: entryName(upToZero(content)) };
    else {
      if (type === '0' || type === '\0' || type === '7') {
        if (files.length === FILES_LIMIT) throw new ProfileError('archiveTooMany', { most: FILES_LIMIT });
        files.push(fileAt(bytes, start, size, further.name ?? nameIn(header)));
      }
      if (type !== 'g' && type !== 'K') further = {};
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function fileAt(bytes: Uint8Array, start: number, size: number, name: string): ArchiveFile {
  return {
    name,
    size,
    head: () => bytes.subarray(start, start + Math.min(size, HEAD)),
    stored: () => {
      if (start + size > bytes.length) throw new ProfileError('entryCut', { name: shortened(name) });
      return { bytes: bytes.subarray(start, start + size), isDeflated: false };
    },
  };
}

function isHeader(header: Uint8Array): boolean {
  if (USTAR.some((byte, i) => header[257 + i] !== byte)) return false;
  const [from, to] = CHECKSUM;
  const sum = header.reduce((total, byte, i) => total + (i >= from && i < to ? 0x20 : byte), 0);
  return numberAt(header, CHECKSUM) === sum;
}

/** A number in octal digits, or after a first byte of 0x80 in binary; undefined if it is none or not exact. */
function numberAt(header: Uint8Array, [from, to]: readonly [number, number]): number | undefined {
  const field = header.subarray(from, to);
  if (field[0] === 0x80) {
    const value = field.subarray(1).reduce((total, byte) => total * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = textOf(field).trim();
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function nameIn(header: Uint8Array): string {
  const prefix = textOf(header.subarray(...PREFIX));
  const name = textOf(header.subarray(...NAME));
  // GNU's header has other things where a prefix would be.
  return header[262] === 0 && header[263] === 0x30 && prefix !== '' ? `${prefix}/${name}` : name;
}

/** The text up to a zero byte. */
function textOf(bytes: Uint8Array): string {
  return decoder.decode(upToZero(bytes));
}

function upToZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** What the records `length key=value` of a pax header say of the next file; of several of one key the last. */
function paxAttributes(bytes: Uint8Array): { name?: string; size?: number } {
  let name: Uint8Array | undefined;
  let size: Uint8Array | undefined;
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 || space - at > 8 ? undefined : decimal(bytes, at, space);
    if (length === undefined || at + length <= space + 1) break;
    const end = at + length - 1;
    if (has(bytes, PATH, space + 1)) name = bytes.subarray(space + 1 + PATH.length, end);
    else if (has(bytes, BYTES, space + 1)) size = bytes.subarray(space + 1 + BYTES.length, end);
    at += length;
  }
  const bytesOfFile = size && decimal(size, 0, size.length);
  return {
    ...(name !== undefined && { name: entryName(name) }),
    ...(bytesOfFile !== undefined && { size: bytesOfFile }),
  };
}

function has(bytes: Uint8Array, key: readonly number[], at: number): boolean {
  return key.every((byte, i) => bytes[at + i] === byte);
}

/** The number of 1 to 15 decimal digits at `from .. to`; undefined if it is none. */
function decimal(bytes: Uint8Array, from: number, to: number): number | undefined {
  if (to <= from || to > from + 15) return undefined;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
