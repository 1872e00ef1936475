import { execFile } from 'node:child_process';
import { homedir } from 'node:os';

import { mayNameCommit } from '../history/namedCommit.js';
import type { Commit, FoundRepository, Repository } from '../history/repository.js';

/** A history may be long; one that hangs must not stay. */
const TIMEOUT_MS = 20_000;
/** The most bytes of an answer: no source that a person wrote is larger. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Nothing that a repository's own settings could start, but for git itself. */
const SETTINGS = [
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.quotePath=false'],
  ...['log.showSignature=false', 'log.follow=false', 'log.mailmap=false'],
  ...['protocol.allow=never', 'credential.helper=', 'gc.auto=0', 'maintenance.auto=false'],
].flatMap((setting) => ['-c', setting]);

const OPTIONS = [
  ...SETTINGS,
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  '--no-replace-objects',
];

/**
 * The repository that a folder is in, as the `git` command knows it; undefined if there is none. Git asks nobody, fetches
 * nothing and writes nothing. Rejects if it cannot be run, or is aborted.
 *
 * @param git the command
 */
export async function findRepository(
  git: string,
  folder: string,
  signal?: AbortSignal,
): Promise<FoundRepository | undefined> {
  const run = (args: readonly string[]) => runGit(git, folder, args, signal);
  const found = await run(['rev-parse', '--absolute-git-dir', '--show-toplevel', '--show-prefix']);
  const [gitFolder, root, prefix] = found?.split('\n') ?? [];
  if (gitFolder === undefined || root === undefined || prefix === undefined) return undefined;
  return { gitFolder, prefix, repository: repositoryAt((args) => runGit(git, root, args, signal)) };
}

/** What git prints; undefined where it says that there is no such thing. */
type Run = (args: readonly string[]) => Promise<string | undefined>;

function repositoryAt(run: Run): Repository {
  return {
    async commit(name) {
      if (!mayNameCommit(name)) return undefined;
      const hash = await run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
      return hash?.trim();
    },
    async log(file, skip, count) {
      const page = [`--skip=${skip}`, `--max-count=${count}`];
      const shown = ['--no-show-signature', '--no-patch', '--no-color', '--format=%H %ct'];
      const text = await run(['log', ...page, ...shown, 'HEAD', '--', file]);
      return (text ?? '').split('\n').flatMap((line) => commitIn(line) ?? []);
    },
    async nameBefore(commit, file) {
      const shown = ['--no-commit-id', '--no-ext-diff', '--no-textconv', '--name-status', '-z'];
      const text = await run(['diff-tree', '-r', '-M', '--diff-filter=R', ...shown, commit, '--']);
      return renamesIn(text ?? '').find(({ to }) => to === file)?.from;
    },
    text: (commit, file) => run(['cat-file', 'blob', `${commit}:${file}`]),
  };
}

function commitIn(line: string): Commit | undefined {
  const [, hash = '', seconds] = /^([0-9a-f]+) (\d+)$/.exec(line) ?? [];
  return hash === '' ? undefined : { hash, time: Number(seconds) * 1000 };
}

/** Of `R100 NUL from NUL to NUL …`. */
function renamesIn(text: string): readonly { readonly from: string; readonly to: string }[] {
  const parts = text.split('\0');
  const renames = [];
  for (let i = 0; i + 2 < parts.length; i += 3)
    renames.push({ from: parts[i + 1] ?? '', to: parts[i + 2] ?? '' });
  return renames;
}

function runGit(
  git: string,
  folder: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const options = {
      // Windows looks for commands in the folder it is in first.
      cwd: homedir(),
      env: quietEnv(process.env),
      timeout: TIMEOUT_MS,
      maxBuffer: MOST_BYTES,
      windowsHide: true,
      ...(signal && { signal }),
    };
    const child = execFile(git, [...OPTIONS, '-C', folder, ...args], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      // It has ended by itself, and said no; else it was ended, or never began.
      else if (typeof error.code === 'number' || error.code === TOO_LARGE) resolve(undefined);
      else reject(new Error(`git ${args[0] ?? ''} failed.`, { cause: error }));
    });
    child.stdin?.end();
  });
}

const TOO_LARGE = 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';

/** The variables of the environment without those that lead git elsewhere, and with those that keep it quiet. */
function quietEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(
    ([name]) => !name.startsWith('GIT_') || /^GIT_(?:EXEC_PATH|CONFIG_GLOBAL|CONFIG_SYSTEM)$/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    LC_ALL: 'C',
  };
}
