import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of files that live as long as a process, beside those of other processes. Its name says whose it is: process
 * id, machine, a random part, and when the process started, where the system tells. What a process that crashed has left
 * is known by that.
 */

/** A sign of life is due this often; on another machine, much older ones are of processes that did not clean up. */
export const BEAT_MS = 60 * 60 * 1000;
const LONGEST_SILENCE_MS = 7 * 24 * BEAT_MS;

const NAME = /^(\d+)-([0-9a-f]{8})-[0-9a-f]{8}(?:-(\d+))?$/;

/** The process that looks at such folders, and what it knows of others. */
export interface Observer {
  readonly pid: number;
  readonly machine: string;
  isAlive(pid: number): boolean;
  /** When a process started, as the system counts that; undefined where it does not tell. */
  startOf(pid: number): string | undefined;
}

/** This process. Several machines may share a home folder, and their process ids mean nothing to each other. */
export const thisProcess: Observer = {
  pid: process.pid,
  machine: createHash('sha256').update(hostname()).digest('hex').slice(0, 8),
  isAlive(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  startOf(pid) {
    try {
      // proc_pid_stat(5): the 22nd field. The second, in parentheses, is any text.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    } catch {
      return undefined;
    }
  },
};

/** A new name for a folder of the process. */
export function folderName(observer: Observer): string {
  const { pid, machine } = observer;
  const start = observer.startOf(pid);
  const name = `${pid}-${machine}-${randomBytes(4).toString('hex')}`;
  return start === undefined ? name : `${name}-${start}`;
}

/**
 * Whether the process that a folder is of has ended. On another machine only long silence tells; on this one silence
 * tells nothing, because no process gives a sign of life while the machine sleeps.
 *
 * @param silence milliseconds since the folder's last sign of life.
 * @returns false for a name that is not of such a folder.
 */
export function isStale(name: string, silence: number, observer: Observer): boolean {
  const [, pid, machine, start] = NAME.exec(name) ?? [];
  if (pid === undefined) return false;
  if (machine !== observer.machine) return silence > LONGEST_SILENCE_MS;
  // One that has this process's own id, and is not its own, is of a process before it.
  if (Number(pid) === observer.pid || !observer.isAlive(Number(pid))) return true;
  const now = observer.startOf(Number(pid));
  return start !== undefined && now !== undefined && start !== now;
}

/** Removes the folders in `root` whose processes have ended, but `own`. Returns their names. */
export async function removeStale(
  root: string,
  own: string | undefined,
  observer: Observer = thisProcess,
): Promise<readonly string[]> {
  const names = await readdir(root).catch(() => []);
  const removed: string[] = [];
  for (const name of names) {
    const folder = join(root, name);
    const found = await stat(folder).catch(() => undefined);
    if (name === own || found === undefined || !isStale(name, Date.now() - found.mtimeMs, observer)) continue;
    // One that cannot be removed keeps nobody from removing the others; the next window tries again.
    const isGone = await rm(folder, { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) removed.push(name);
  }
  return removed;
}

/** Makes a folder that only this user can read, with those above it that are missing. */
export async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/**
 * Writes a new file that only this user can read. Where the name is taken it gets a number.
 * @returns its path
 */
export async function writePrivate(folder: string, name: string, content: Uint8Array): Promise<string> {
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  for (let count = 1; ; count++) {
    const file = join(folder, count === 1 ? name : `${name.slice(0, dot)} ${count}${name.slice(dot)}`);
    try {
      await writeFile(file, content, { flag: 'wx', mode: 0o600 });
      return file;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** Gives the folder a sign of life. A folder that is gone needs none. */
export async function beat(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => undefined);
}

/** Removes a folder at once: what ends a process does not wait. */
export function removeNow(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
