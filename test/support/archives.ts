import { gzipSync } from 'node:zlib';

/** A file for an archive, and what its headers say that is not so. */
export interface TestFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressed?: number;
}

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

function header(
  length: number,
  fields: readonly (readonly [at: number, size: 2 | 4, value: number])[],
): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (const [at, size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return bytes;
}

/** A zip file, as PKWARE's APPNOTE.TXT lays it out. */
export function zip(files: readonly TestFile[], comment = ''): Uint8Array {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    // gzip has what a zip needs: ten bytes, what deflate makes, the checksum and the size.
    const gzip = gzipSync(file.content);
    const data = file.isStored ? file.content : gzip.subarray(10, -8);
    const method = file.method ?? (file.isStored ? 0 : 8);
    const crc = file.crc ?? gzip.readUInt32LE(gzip.length - 8);
    const compressed = file.compressed ?? data.length;
    const size = file.size ?? file.content.length;
    const local = header(30, [
      [0, 4, 0x04034b50],
      [6, 2, file.flags ?? 0],
      [8, 2, method],
      [26, 2, name.length],
    ]);
    const central = header(46, [
      [0, 4, 0x02014b50],
      [8, 2, file.flags ?? 0],
      [10, 2, method],
      [16, 4, crc],
      [20, 4, compressed],
      [24, 4, size],
      [28, 2, name.length],
      [42, 4, at],
    ]);
    locals.push(local, name, data);
    centrals.push(central, name);
    at += local.length + name.length + data.length;
  }
  const directory = join(...centrals);
  const end = header(22, [
    [0, 4, 0x06054b50],
    [8, 2, files.length],
    [10, 2, files.length],
    [12, 4, directory.length],
    [16, 4, at],
    [20, 2, comment.length],
  ]);
  return join(...locals, directory, end, Buffer.from(comment));
}

/** A block of a tar file's header, of the type `0` for a file. */
function tarHeader(name: string, size: number, type: string): Uint8Array {
  const block = Buffer.alloc(512);
  block.write(name.slice(0, 100), 0);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const padded = (content: Uint8Array): Uint8Array => join(content, new Uint8Array(-content.length & 511));

/** A tar file; a name of more than 100 bytes is written as pax or GNU tar does. */
export function tar(files: readonly TestFile[], longNames: 'pax' | 'gnu' = 'pax'): Uint8Array {
  const parts = files.flatMap(({ name, content, size = content.length }) => {
    const parts = [tarHeader(name, size, '0'), padded(content)];
    if (Buffer.byteLength(name) <= 100) return parts;
    const long = longNames === 'gnu' ? Buffer.from(`${name}\0`) : paxRecord('path', name);
    return [tarHeader('././@LongLink', long.length, longNames === 'gnu' ? 'L' : 'x'), padded(long), ...parts];
  });
  return join(...parts, new Uint8Array(1024));
}

function paxRecord(key: string, value: string): Uint8Array {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length++;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

/** Blocks of at most so many bytes. */
const BLOCK = 1 << 17;

/** A zstd frame of blocks that are not compressed, with a window of 1 MiB. */
export function zstdFrame(content: Uint8Array, block = BLOCK): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < content.length; at += block) {
    const piece = content.subarray(at, at + block);
    blocks.push(blockHeader(0, piece.length, at + block >= content.length), piece);
  }
  return join(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 10 << 3), ...blocks);
}

/** A zstd frame of zeros: 4 bytes for each 128 KiB. */
export function zstdZeros(blocks: number): Uint8Array {
  const runs = Array.from({ length: blocks }, (_, i) =>
    join(blockHeader(1, BLOCK, i === blocks - 1), Uint8Array.of(0)),
  );
  return join(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 10 << 3), ...runs);
}

function blockHeader(type: 0 | 1, size: number, isLast: boolean): Uint8Array {
  const word = (size << 3) | (type << 1) | (isLast ? 1 : 0);
  return Uint8Array.of(word & 255, (word >>> 8) & 255, word >>> 16);
}
