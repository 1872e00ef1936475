// Small helpers the scripts share: the project's folder, running a command, failing with a sentence.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

export const project = path.resolve(import.meta.dirname, '..');

/** A failure that a sentence explains: scripts print its message without a stack. */
export class Refusal extends Error {}

/** Runs a command in the project's folder with its output shown. Throws a Refusal if it fails. */
export async function run(command, args, options = {}) {
  const code = await runForCode(command, args, options);
  if (code !== 0) throw new Refusal(`${[command, ...args].join(' ')} failed (${code}).`);
}

/** As `run`, but answers the exit code; 127 if the command is not there. */
export function runForCode(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: project, stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
}

/** Whether a command is on PATH. */
export function hasCommand(name) {
  const find = process.platform === 'win32' ? ['where', [name]] : ['sh', ['-c', `command -v ${name}`]];
  return spawnSync(...find).status === 0;
}

/** Runs a script's main function: a Refusal is printed plainly, anything else with its stack; both exit with 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}

/** Whether the module with this URL is the script that was started. */
export function isMain(url) {
  return (
    process.argv[1] !== undefined && path.resolve(process.argv[1]) === path.resolve(new URL(url).pathname)
  );
}
