import { ProfileError } from '../../profile/error.js';
import { refuseLarge, untilAborted } from '../platform/readLimits.js';

/** What is asked of VS Code's file systems. */
export interface VirtualFiles<Uri> {
  /** A file's kind, bits of `vscode.FileType`, and its size in bytes. */
  stat(uri: Uri): PromiseLike<{ readonly type: number; readonly size: number }>;
  readFile(uri: Uri): PromiseLike<Uint8Array>;
}

/** The bit of `vscode.FileType` that a folder has, a link to one too. */
const FOLDER = 2;

/**
 * All of a file of one of VS Code's file systems, in a buffer of its own. What it is, is looked at before it is read:
 * rejects with a `ProfileError` for a folder, a file of more than 2 GiB, and one that cannot be read.
 * @param signal aborted once nobody waits for the bytes: rejects with its reason
 */
export function readVirtual<Uri>(
  files: VirtualFiles<Uri>,
  uri: Uri,
  signal: AbortSignal,
): Promise<Uint8Array> {
  return untilAborted(readAll(files, uri, signal), signal);
}

async function readAll<Uri>(files: VirtualFiles<Uri>, uri: Uri, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const { type, size } = await files.stat(uri);
    if ((type & FOLDER) !== 0) throw new ProfileError('isFolder');
    refuseLarge(size);
    signal.throwIfAborted();
    const bytes = await files.readFile(uri);
    refuseLarge(bytes.length);
    // What is handed over may be the file system's own, or part of a pool: neither can be moved to a worker.
    return new Uint8Array(bytes);
  } catch (error) {
    throw readable(error);
  }
}

const REASONS = {
  FileNotFound: 'noFile',
  NoPermissions: 'forbidden',
  FileIsADirectory: 'isFolder',
} as const;

/** A `vscode.FileSystemError` as one of ours; any other error as it is. */
function readable(error: unknown): unknown {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (error instanceof ProfileError || typeof code !== 'string') return error;
  if (Object.hasOwn(REASONS, code)) return new ProfileError(REASONS[code as keyof typeof REASONS]);
  return String(name).includes('FileSystemError') ? new ProfileError('unreadable', { code }) : error;
}
