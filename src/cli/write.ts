import { chmodSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { say } from './say.js';

/** Writes all of it to stdout; a reader that has gone is no error. */
export async function writeOut(bytes: Uint8Array): Promise<void> {
  const { stdout } = process;
  // The callback below is told the same.
  stdout.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    stdout.write(bytes, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/**
 * Writes all of it to a file, whole or not at all: what was there stays until all is written. Through a link, into the
 * file it leads to; into a device or a pipe as it is. Throws an error of one sentence.
 */
export function writeTo(file: string, bytes: Uint8Array): void {
  try {
    const old = statSync(file, { throwIfNoEntry: false });
    if (old === undefined ? isLink(file) : !old.isFile()) writeFileSync(file, bytes);
    else replace(old === undefined ? file : realpathSync(file), bytes, old?.mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be written: ${REASONS.get(code) ?? `the system reports ${code}.`}`);
  }
  say(`Generating report in ${file}`);
}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is no such folder.'],
  ['ENOTDIR', 'there is no such folder.'],
  ['EISDIR', 'it is a folder.'],
  ['EACCES', 'you may not write it.'],
  ['EPERM', 'you may not write it.'],
  ['EROFS', 'it is on a disk that is only read.'],
  ['ENOSPC', 'the disk is full.'],
]);

/** Whether there is a link of this name, which leads nowhere yet. */
function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Writes beside a file, then puts that in its place. `mode` is that of the file before, if there is one. */
function replace(file: string, bytes: Uint8Array, mode: number | undefined): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, bytes, { flag: 'wx' });
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    // Unless it is another's.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(beside, { force: true });
    throw error;
  }
}
