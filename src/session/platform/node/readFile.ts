import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { CodedError, ProfileError } from '../../../profile/error.js';
import { LARGEST_FILE, memoryFor, refuseLarge, untilAborted } from '../readLimits.js';

/** How many bytes are read at once: between two pieces reading can end. */
const PIECE = 1 << 24;
/** The first memory, in bytes, for a file of which nothing says how long it is. */
const FIRST_ROOM = 1 << 16;

export interface ReadOptions {
  /** Aborted once nobody waits for the bytes: reading ends, and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Whether a pipe is read too, up to the limit of files. It may have to be waited for. */
  readonly pipes?: boolean;
}

/**
 * All of a file, in a buffer of its own. What it is, is looked at before it is opened: rejects with a `ProfileError` for
 * a folder, a device, a pipe, a file of more than 2 GiB, and one that cannot be read. A file that grows meanwhile is
 * read as far as it went at first.
 */
export function readNode(path: string, { signal, pipes = false }: ReadOptions = {}): Promise<Uint8Array> {
  const bytes = readAll(path, pipes, signal);
  return signal === undefined ? bytes : untilAborted(bytes, signal);
}

/** At most the first `length` bytes of a file. Rejects as `readNode`, whatever the file's size. */
export async function readHeadNode(path: string, length: number): Promise<Uint8Array> {
  return withFile(path, false, async (file) => {
    const head = new Uint8Array(length);
    return head.subarray(0, await fill(file, head, 0));
  });
}

function readAll(path: string, pipes: boolean, signal: AbortSignal | undefined): Promise<Uint8Array> {
  return withFile(path, pipes, async (file, size) => {
    refuseLarge(size);
    // Of a pipe, and of what the system makes up while it is read, nothing says the size.
    if (size === 0) return readOn(file, signal);
    const bytes = memoryFor(size);
    return bytes.subarray(0, await fill(file, bytes, 0, signal));
  });
}

/** Reads to the end in memory that grows, up to the limit of files. */
async function readOn(file: FileHandle, signal: AbortSignal | undefined): Promise<Uint8Array> {
  let bytes = memoryFor(FIRST_ROOM);
  for (let read = 0; ;) {
    read = await fill(file, bytes, read, signal);
    if (read < bytes.length) return bytes.subarray(0, read);
    refuseLarge(read + 1);
    const larger = memoryFor(Math.min(2 * read, LARGEST_FILE));
    larger.set(bytes);
    bytes = larger;
  }
}

/** Reads on into `bytes` from `from` on until they are full or the file ends; answers where it stopped. */
async function fill(
  file: FileHandle,
  bytes: Uint8Array,
  from: number,
  signal?: AbortSignal,
): Promise<number> {
  let at = from;
  while (at < bytes.length) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(bytes, at, Math.min(PIECE, bytes.length - at), null);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return at;
}

/** Opens a file for a while, `size` being what the system says of it. The system's errors become sentences. */
async function withFile<T>(
  path: string,
  pipes: boolean,
  use: (file: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  try {
    refuseOther(await stat(path), pipes);
    // Should it have become a pipe since, opening does not wait for the other end.
    const file = await open(path, pipes ? constants.O_RDONLY : constants.O_RDONLY | NONBLOCK);
    try {
      const stats = await file.stat();
      refuseOther(stats, pipes);
      return await use(file, stats.isFile() ? stats.size : 0);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readable(error);
  }
}

/** Windows has no such flag. */
const NONBLOCK = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

function refuseOther(stats: Stats, pipes: boolean): void {
  if (stats.isFile()) return;
  if (stats.isDirectory()) throw new ProfileError('isFolder');
  if (!stats.isFIFO()) throw new ProfileError('isDevice');
  if (!pipes) throw new ProfileError('isPipe');
}

const REASONS = {
  ENOENT: 'noFile',
  ENOTDIR: 'noFile',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EISDIR: 'isFolder',
} as const;

/** The system's error as one of ours; any other as it is. */
function readable(error: unknown): unknown {
  const code = error instanceof CodedError ? undefined : (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  if (Object.hasOwn(REASONS, code)) return new ProfileError(REASONS[code as keyof typeof REASONS]);
  return /^E[A-Z0-9]+$/.test(code) ? new ProfileError('unreadable', { code }) : error;
}
