import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { isAbsolute } from 'node:path';

import type { LocalProgram } from '../machine.js';
import type { FileBytes } from '../program/fileBytes.js';
import { readProgram } from '../program/programFacts.js';

/** Windows has no such flag: should the file have become a pipe since, opening does not wait for the other end. */
const NONBLOCK = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

/** What the program at an absolute path says of itself; undefined for what is no program, no file, or cannot be read. */
export async function readLocalProgram(path: string): Promise<LocalProgram | undefined> {
  if (!isAbsolute(path)) return undefined;
  try {
    // A pipe or a device is not even opened.
    if (!(await stat(path)).isFile()) return undefined;
    const file = await open(path, constants.O_RDONLY | NONBLOCK);
    try {
      const stats = await file.stat();
      const facts = stats.isFile() ? await readProgram(bytesOf(file)) : undefined;
      return facts && { ...facts, writtenAt: stats.mtimeMs };
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

function bytesOf(file: FileHandle): FileBytes {
  return {
    async read(offset, length) {
      if (!Number.isSafeInteger(offset) || length === 0) return new Uint8Array();
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
