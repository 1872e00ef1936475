import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UnsavedFiles } from '../unsavedFiles.js';
import {
  beat,
  BEAT_MS,
  folderName,
  makePrivate,
  removeNow,
  removeStale,
  thisProcess,
  writePrivate,
} from './processFolder.js';

/** `UnsavedFiles` in a folder of this process under `storage`, which is made when the first file is. */
export function nodeUnsavedFiles(storage: string): UnsavedFiles {
  const root = join(storage, 'unsaved');
  const name = folderName(thisProcess);
  const folder = join(root, name);
  let beating: NodeJS.Timeout | undefined;
  return {
    async write(fileName, content) {
      await makePrivate(root);
      await makePrivate(folder);
      beating ??= setInterval(() => void beat(folder), BEAT_MS).unref();
      return writePrivate(folder, fileName, content);
    },
    has: (path) => dirname(dirname(path)) === root,
    async remove(path) {
      if (dirname(path) === folder) await rm(path, { force: true });
    },
    async removeStale() {
      await removeStale(root, name);
    },
    dispose() {
      clearInterval(beating);
      removeNow(folder);
    },
  };
}
