import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether the `git` command is here; tests that need it say so and are skipped otherwise. */
export const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.warn('git is not installed: what is asked of real repositories is not tested.');

/** A repository in a folder of its own, until the test ends. */
export class GitRepository {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'pprof-lens-git-')));

  constructor() {
    onTestFinished(() => {
      rmSync(this.folder, { recursive: true, force: true });
    });
    this.git('init', '-q', '-b', 'main');
  }

  /** Runs git and answers what it prints. */
  git(...args: readonly string[]): string {
    return this.gitAt('2026-01-01T00:00:00Z', ...args);
  }

  write(name: string, text: string): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Commits all that is in the folder; answers the hash. */
  commit(date: string): string {
    this.git('add', '-A');
    this.gitAt(date, 'commit', '-q', '-m', `of ${date}`);
    return this.git('rev-parse', 'HEAD').trim();
  }

  private gitAt(date: string, ...args: readonly string[]): string {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    return execFileSync('git', args, { cwd: this.folder, env, encoding: 'utf8' });
  }
}
