import { open, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';

import type { Machine } from '../machine.js';
import { findToolchain, goEnv } from './goToolchain.js';
import { findRepository } from './git.js';
import { readLocalProgram } from './localProgram.js';
import { findRust } from './rustToolchain.js';

/** This machine, as Node knows it. */
export const nodeMachine: Machine = {
  platform: process.platform === 'win32' ? 'windows' : 'posix',
  get home() {
    return homedir();
  },
  env: process.env,
  async isFile(path) {
    if (!isAbsolute(path)) return false;
    try {
      return (await stat(path)).isFile();
    } catch {
      return false;
    }
  },
  realPath: (path) => realpath(path).catch(() => path),
  head: (path, bytes) => headOf(path, bytes).catch(() => ''),
  async toolchain(mayRun, failed) {
    const answers = mayRun
      ? await goEnv().catch((error: unknown) => {
          failed(error);
          return {};
        })
      : {};
    return findToolchain(answers);
  },
  rust: (heedsEnv) => findRust(heedsEnv),
  repository: findRepository,
  program: readLocalProgram,
};

async function headOf(path: string, bytes: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes));
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
