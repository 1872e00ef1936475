// A copy of the sample program (test/fixtures/bigkey) with a git history of its own: people and tests may change it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hasCommand, project, Refusal } from './run.mjs';

/** When the sources were committed: before the profiles were taken. */
const committed = '2026-11-01T12:00:00Z';

/** Copies the sample to a folder, in place of what is there. Without git on this machine it has no history. */
export function sampleRepository(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(path.join(project, 'test/fixtures/bigkey'), folder, { recursive: true });
  if (!hasCommand('git')) return;
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'The program as it was profiled');
}

/** Runs git as nobody in particular, whatever is set up on this machine. */
function git(folder, ...args) {
  const person = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'pprof Lens'],
      [`GIT_${role}_EMAIL`, 'pprof-lens@localhost'],
      [`GIT_${role}_DATE`, committed],
    ]),
  );
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const none = process.platform === 'win32' ? 'NUL' : '/dev/null';
  const env = { ...own, ...person, GIT_CONFIG_GLOBAL: none, GIT_CONFIG_SYSTEM: none };
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Refusal(`git ${args[0]} failed in ${folder}: ${stderr}`);
}
