import * as vscode from 'vscode';

import type { Log } from '../../log/log.js';
import { builtText, type BuiltText } from '../history/builtText.js';
import { commitInComments, type NamedCommit } from '../history/namedCommit.js';
import type { Repository } from '../history/repository.js';
import type { LocalProgram, Machine } from '../machine.js';
import { remembered } from '../remembered.js';
import { parseRecordedPath, pathItself } from '../rules/recordedPath.js';
import { askGitExtension } from './gitExtension.js';
import { localFolders } from './workspaceFiles.js';

/** What a profile tells of the program it is of. */
export interface ProgramOrigin {
  /** When the profile was taken; milliseconds since 1970, undefined if that is not recorded. */
  readonly takenAt: number | undefined;
  readonly comments: readonly string[];
  /** The path of the program, as recorded; empty if unknown. */
  readonly binary: string;
  readonly buildId: string;
}

const COMMIT = 'pprofLens.source.commit';

/** How many files' texts are remembered. */
const MOST = 32;

/**
 * The texts of files as programs were built from them, as git has them: through VS Code's git extension where a repository is
 * open there, else by the `git` command. Git is asked only in a trusted workspace, of files in its folders, in the background,
 * and once a file until HEAD is another commit.
 */
export class BuiltTexts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** What was told before may be otherwise now. */
  readonly onDidChange = this.changed.event;
  private readonly listeners: vscode.Disposable[];
  /** By file and program, the oldest first. */
  private texts = new Map<string, Promise<BuiltText | undefined>>();
  private programs = new Map<string, Promise<LocalProgram | undefined>>();
  /** Those by which repositories are followed, by root or git's folder. */
  private readonly followed = new Map<string, vscode.Disposable>();

  constructor(
    private readonly machine: Machine,
    private readonly log: Log,
  ) {
    this.listeners = [
      this.changed,
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.forget()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(COMMIT) || event.affectsConfiguration('git.enabled')) this.forget();
      }),
    ];
  }

  /**
   * The text of a file as a program was built from it; undefined where nobody can tell. The log says what failed.
   *
   * @param path local
   */
  async of(path: string, origin: ProgramOrigin, signal?: AbortSignal): Promise<BuiltText | undefined> {
    const isOwn = localFolders().some((folder) => path.startsWith(`${folder.path}/`));
    if (!vscode.workspace.isTrusted || !isOwn) return undefined;
    const { texts } = this;
    const key = JSON.stringify([path, origin]);
    const isAskedHere = !texts.has(key);
    try {
      return await remembered(texts, key, () => this.ask(path, origin, signal));
    } catch (error) {
      if (signal?.aborted === true) return undefined;
      // Whoever asked first may only have stopped waiting.
      if (!isAskedHere) return await this.of(path, origin, signal);
      this.log.warn(`Git was not asked about ${path}.`, error);
      return undefined;
    } finally {
      const [oldest] = texts.keys();
      if (texts.size > MOST && oldest !== undefined) texts.delete(oldest);
    }
  }

  /** The version of Go that the program says it was built with; undefined where nobody can tell, or in Restricted Mode. */
  async goVersion(origin: ProgramOrigin): Promise<string | undefined> {
    return vscode.workspace.isTrusted ? (await this.programOf(origin))?.goVersion : undefined;
  }

  dispose(): void {
    for (const each of [...this.listeners, ...this.followed.values()]) each.dispose();
  }

  private async ask(
    path: string,
    origin: ProgramOrigin,
    signal: AbortSignal | undefined,
  ): Promise<BuiltText | undefined> {
    const found = await this.find(path, signal);
    if (found === undefined) return undefined;
    const named = await this.commitOf(origin);
    const { takenAt } = origin;
    return builtText(found.repository, found.file, {
      commit: named?.commit,
      isModified: named?.isModified ?? false,
      takenAt,
    });
  }

  /** The repository that a file is in, and its name there. */
  private async find(
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly repository: Repository; readonly file: string } | undefined> {
    const git = await askGitExtension();
    if (git === 'off') return undefined;
    const open = git?.open(path, signal);
    // Behind a link the names differ.
    if (open !== undefined && path.startsWith(`${open.root}/`)) {
      const { repository, root, head, onDidChange } = open;
      let known = head();
      this.follow(root, () =>
        onDidChange(() => {
          // The state changes with every file that does.
          if (head() === known) return;
          known = head();
          this.forget();
        }),
      );
      return { repository, file: path.slice(root.length + 1) };
    }
    const slash = path.lastIndexOf('/');
    const found = await this.machine.repository(git?.command ?? 'git', path.slice(0, slash) || '/', signal);
    if (found === undefined) return undefined;
    this.follow(found.gitFolder, () => this.watchHead(found.gitFolder));
    return { repository: found.repository, file: found.prefix + path.slice(slash + 1) };
  }

  private follow(key: string, listen: () => vscode.Disposable): void {
    if (!this.followed.has(key)) this.followed.set(key, listen());
  }

  /** HEAD says which branch is checked out; its log grows with every commit. */
  private watchHead(gitFolder: string): vscode.Disposable {
    const watchers = [gitFolder, `${gitFolder}/logs`].flatMap((folder) => {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), 'HEAD');
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const forget = () => this.forget();
      return [watcher, watcher.onDidChange(forget), watcher.onDidCreate(forget)];
    });
    return vscode.Disposable.from(...watchers);
  }

  /** The commit that a program was built from, as settings, the profile's comments or the program itself say. */
  private async commitOf(origin: ProgramOrigin): Promise<NamedCommit | undefined> {
    const set = vscode.workspace.getConfiguration().get<unknown>(COMMIT);
    if (typeof set === 'string' && set !== '') return { commit: set, isModified: false };
    return commitInComments(origin.comments) ?? (await this.programOf(origin))?.commit;
  }

  private programOf(origin: ProgramOrigin): Promise<LocalProgram | undefined> {
    const { binary, buildId, takenAt } = origin;
    return remembered(this.programs, JSON.stringify([binary, buildId, takenAt]), () =>
      this.readProgram(origin),
    );
  }

  /**
   * The program, if it is on this machine: the one with the profile's build id; where that has none, one that has not been
   * written since.
   */
  private async readProgram({ binary, buildId, takenAt }: ProgramOrigin): Promise<LocalProgram | undefined> {
    const recorded = parseRecordedPath(binary);
    const path = recorded && pathItself(recorded, this.machine.platform);
    const program = path === undefined ? undefined : await this.machine.program(path);
    if (program === undefined) return undefined;
    const isSame = buildId === '' ? program.writtenAt <= (takenAt ?? 0) : program.buildIds.includes(buildId);
    return isSame ? program : undefined;
  }

  private forget(): void {
    this.texts = new Map();
    this.programs = new Map();
    this.changed.fire();
  }
}
