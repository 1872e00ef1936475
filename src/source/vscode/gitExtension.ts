import * as vscode from 'vscode';

import { mayNameCommit } from '../history/namedCommit.js';
import type { Commit, Repository } from '../history/repository.js';
import { localPath } from './workspaceFiles.js';

/** As much of the API of VS Code's extension `vscode.git` as is asked here (its git.d.ts, version 1). */
interface GitApi {
  readonly git: { readonly path: string };
  getRepository(uri: vscode.Uri): OpenRepository | null;
}

interface OpenRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  getCommit(ref: string): Promise<OpenCommit>;
  log(options: { path: string; skip: number; maxEntries: number }): Promise<readonly OpenCommit[]>;
  diffBetween(from: string, to: string): Promise<readonly Change[]>;
  show(ref: string, path: string): Promise<string>;
}

interface OpenCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly commitDate?: Date;
}

interface Change {
  readonly originalUri: vscode.Uri;
  readonly renameUri: vscode.Uri | undefined;
}

/** A repository that is open in VS Code. */
export interface OpenedRepository {
  readonly repository: Repository;
  /** The root as a local path. */
  readonly root: string;
  /** The commit that HEAD is, at once; undefined before the first. */
  readonly head: () => string | undefined;
  /** After any change of the repository's state. */
  readonly onDidChange: vscode.Event<void>;
}

/**
 * What VS Code's git extension knows: `off` where the person has turned git off, or undefined where that extension is not
 * there to ask.
 */
export async function askGitExtension(): Promise<
  | {
      readonly command: string;
      readonly open: (path: string, signal: AbortSignal | undefined) => OpenedRepository | undefined;
    }
  | 'off'
  | undefined
> {
  if (!vscode.workspace.getConfiguration('git').get<boolean>('enabled', true)) return 'off';
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    const api = (await extension.activate()).getAPI(1);
    return {
      command: api.git.path,
      open: (path, signal) => {
        const found = api.getRepository(vscode.Uri.file(path));
        return found === null ? undefined : opened(found, signal);
      },
    };
  } catch {
    return undefined;
  }
}

function opened(open: OpenRepository, signal: AbortSignal | undefined): OpenedRepository {
  const root = localPath(open.rootUri);
  return {
    root,
    repository: repositoryOf(open, root, signal),
    head: () => open.state.HEAD?.commit,
    onDidChange: open.state.onDidChange,
  };
}

/** What git's extension has begun cannot be ended: once the signal is aborted, it is asked no more. */
function repositoryOf(open: OpenRepository, root: string, signal: AbortSignal | undefined): Repository {
  const from = (uri: vscode.Uri): string => localPath(uri).slice(root.length + 1);
  return {
    commit: async (name) => (mayNameCommit(name) ? (await orNothing(open.getCommit(name)))?.hash : undefined),
    async log(file, skip, count) {
      signal?.throwIfAborted();
      const commits = await open.log({ path: `${root}/${file}`, skip, maxEntries: count });
      return commits.map(({ hash, commitDate }): Commit => ({ hash, time: commitDate?.getTime() ?? 0 }));
    },
    async nameBefore(hash, file) {
      signal?.throwIfAborted();
      const [parent] = (await orNothing(open.getCommit(hash)))?.parents ?? [];
      if (parent === undefined) return undefined;
      const changes = await open.diffBetween(parent, hash);
      const change = changes.find(({ renameUri }) => renameUri && from(renameUri) === file);
      return change && from(change.originalUri);
    },
    text: (commit, file) => orNothing(open.show(commit, `${root}/${file}`)),
  };
}

/** What git's extension rejects for is mostly that there is no such thing. */
async function orNothing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch {
    return undefined;
  }
}
