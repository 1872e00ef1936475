import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter } from 'node:path';

import type { Toolchain } from '../files.js';

/** `go env` answers in tens of milliseconds; one that hangs must not hold a click. */
const TIMEOUT_MS = 5000;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where the Go tools of this machine keep sources: as `go env` says, as environment variables say, then the usual
 * folders.
 *
 * @param answers what `goEnv` answers; nothing where the `go` command may not be started, or fails.
 */
export async function findToolchain(answers: Env, env: Env = process.env): Promise<Toolchain> {
  return toolchainFrom(answers, env, homedir(), await usualGoroots(homedir()));
}

/** The toolchain that these answers, variables and folders make up; values of `answers` win. */
export function toolchainFrom(answers: Env, env: Env, home: string, usual: readonly string[]): Toolchain {
  const both = (name: string) =>
    [answers[name], env[name]].filter((value) => value !== undefined && value !== '');
  const gopaths = folders([
    ...both('GOPATH').flatMap((value) => value?.split(delimiter) ?? []),
    `${home}/go`,
  ]);
  return {
    goroots: folders([...both('GOROOT'), ...usual]),
    gopaths,
    moduleCaches: folders([...both('GOMODCACHE'), ...gopaths.map((gopath) => `${gopath}/pkg/mod`)]),
  };
}

/** Folders as local paths, each once; what is empty is left out. */
export function folders(paths: readonly (string | undefined)[]): readonly string[] {
  const written = paths
    .filter((path) => path !== undefined && path !== '')
    .map((path) => (process.platform === 'win32' ? (path ?? '').replaceAll('\\', '/') : (path ?? '')));
  return [...new Set(written.map((path) => path.replace(/(?<=.)\/$/, '')))];
}

/**
 * What `go env` answers. Starts the `go` command, which takes a trusted workspace: in the home folder and with
 * GOTOOLCHAIN=local, so that no go.mod makes it fetch another toolchain. Rejects if it cannot be run or does not answer.
 */
export function goEnv(env: Env = process.env): Promise<Env> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: homedir(),
      timeout: TIMEOUT_MS,
      env: { ...env, GOTOOLCHAIN: 'local' },
      windowsHide: true,
    };
    execFile('go', ['env', '-json', 'GOROOT', 'GOPATH', 'GOMODCACHE'], options, (error, stdout) => {
      if (error) reject(new Error('go env failed.', { cause: error }));
      else resolve(parseAnswers(stdout));
    });
  });
}

function parseAnswers(json: string): Env {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** Installers' folders, newest version first where there are several. */
async function usualGoroots(home: string): Promise<readonly string[]> {
  const versions = async (folder: string, prefix: string) => {
    const names = await readdir(folder).catch(() => []);
    const versioned = names.filter((name) => name.startsWith(prefix));
    return versioned
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((name) => `${folder}/${name}`);
  };
  if (process.platform === 'win32') return ['C:/Program Files/Go', 'C:/Go'];
  return [
    '/usr/local/go',
    '/usr/lib/go',
    '/usr/lib/golang',
    '/opt/homebrew/opt/go/libexec',
    '/usr/local/opt/go/libexec',
    '/snap/go/current',
    ...(await versions('/usr/lib', 'go-')),
    ...(await versions('/usr/share', 'go-')),
    ...(await versions(`${home}/sdk`, 'go')),
  ];
}
