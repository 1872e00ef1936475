import { ProfileError } from '../error.js';
import { type ArchiveFile, FILES_LIMIT, HEAD, shortened } from './archive.js';

const BLOCK = 512;
/** Where fields of a header are (POSIX pax, "ustar Interchange Format"). */
const NAME = [0, 100] as const;
const SIZE = [124, 136] as const;
const CHECKSUM = [148, 156] as const;
const TYPE = 156;
const PREFIX = [345, 500] as const;
const USTAR = [0x75, 0x73, 0x74, 0x61, 0x72];
/** The most bytes of a name, or of a header's further attributes, that are read. */
const TEXT_LIMIT = 1 << 16;

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
    const content = bytes.subarray(start, start + Math.min(size, TEXT_LIMIT));
    if (type === 'x') further = { ...further, ...paxAttributes(content) };
    else if (type === 'L') further = { ...further, name: textOf(content) };
    else {
      if (type === '0' || type === '\0' || type === '7') {
        if (files.length === FILES_LIMIT) throw new ProfileError('archiveTooMany', { most: FILES_LIMIT });
        files.push(fileAt(bytes, start, size, further.name ?? nameOf(header)));
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

function nameOf(header: Uint8Array): string {
  const prefix = textOf(header.subarray(...PREFIX));
  const name = textOf(header.subarray(...NAME));
  // GNU's header has other things where a prefix would be.
  return header[262] === 0 && header[263] === 0x30 && prefix !== '' ? `${prefix}/${name}` : name;
}

/** The text up to a zero byte. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** What the records `length key=value` of a pax header say of the next file. */
function paxAttributes(bytes: Uint8Array): { name?: string; size?: number } {
  const found: { name?: string; size?: number } = {};
  for (let at = 0; at < bytes.length;) {
    const head = /^(\d{1,8}) /.exec(decoder.decode(bytes.subarray(at, at + 9)));
    const length = Number(head?.[1] ?? 0);
    if (head === null || length <= head[0].length) break;
    const record = decoder.decode(bytes.subarray(at + head[0].length, at + length - 1));
    if (record.startsWith('path=')) found.name = record.slice('path='.length);
    else if (/^size=\d{1,15}$/.test(record)) found.size = Number(record.slice('size='.length));
    at += length;
  }
  return found;
}
