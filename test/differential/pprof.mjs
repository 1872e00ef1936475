// Today's pprof: built once into the cache, and run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../../.scripts/codeServer.mjs';

/** The pprof that is the judge. */
export const version = 'v0.0.0-20261105003125-4bf881d7fb0b';

/** Where its program is; builds it if need be. Undefined, with a reason told, where there is no Go that can. */
export function ensurePprof(tell) {
  const folder = path.join(cache, `pprof-${version}`);
  const program = path.join(folder, process.platform === 'win32' ? 'pprof.exe' : 'pprof');
  if (existsSync(program)) return program;
  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = /go(\d+)\.(\d+)/.exec(go.stdout ?? '') ?? [];
  if (Number(major) !== 1 || Number(minor) < 24) {
    tell('No Go of 1.24 or later is in the PATH');
    return undefined;
  }
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const built = spawnSync('go', ['install', `github.com/google/pprof@${version}`], {
    env: { ...process.env, GOBIN: unfinished, GOFLAGS: '' },
    encoding: 'utf8',
  });
  if (built.status === 0) renameWhole(unfinished, folder);
  rmSync(unfinished, { recursive: true, force: true });
  if (existsSync(program)) return program;
  tell(`go install of pprof failed: ${(built.stderr ?? '').trim().split('\n').at(-1)}`);
  return undefined;
}

/** Renames, unless another process was there before. */
function renameWhole(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** Runs pprof in a folder. Answers its exit code, what it printed, and what it told as lines. */
export function runPprof(program, words, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd,
      env: { HOME: cwd, PPROF_TMPDIR: cwd, PPROF_BINARY_PATH: path.join(cwd, 'none'), TZ: 'UTC', PATH: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = [];
    const told = [];
    child.stdout.on('data', (data) => out.push(data));
    child.stderr.on('data', (data) => told.push(data));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = Buffer.concat(told).toString('latin1').split('\n');
      resolve({ code, bytes: Buffer.concat(out), notes: lines.filter((line) => line !== '') });
    });
  });
}
