import * as vscode from 'vscode';

import { baseName, type Files, type GoModule, type Toolchain } from '../files.js';
import { HEAD_BYTES } from '../rules/ownCode.js';
import { parseGoMod } from '../rules/goMod.js';
import type { Log } from '../../log/log.js';
import type { Machine } from '../machine.js';
import { remembered } from '../remembered.js';
import type { RustSources } from '../files.js';

/** Links that Bazel leaves in a workspace lead to copies of it. */
const NOT_SOURCE = '{**/.git/**,**/bazel-*/**}';
const NOT_MODULES = '{**/.git/**,**/bazel-*/**,**/node_modules/**,**/vendor/**}';

/** A file name that more files share than this cannot be chosen from. */
const MOST_NAMED = 500;
const MOST_MODULES = 500;

/** So many names are looked for in one search, in which no more files than this may be found. */
const NAMES_TOGETHER = 100;
const MOST_TOGETHER = 5_000;

/** How long Go tools that fail are left alone. */
const GO_AGAIN_MS = 60_000;

/** The local path of a `file:` URI, as resolver.ts describes local paths. */
export function localPath({ fsPath }: vscode.Uri): string {
  // Where paths do not begin with a slash, as on Windows, the other slash divides them.
  return fsPath.startsWith('/') ? fsPath : fsPath.replaceAll('\\', '/');
}

/**
 * The workspace and this machine's disk. Looks nothing up until asked, remembers what it found, and forgets it when
 * files come or go.
 */
export class WorkspaceFiles implements Files, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<'files' | 'workspace'>();
  /** Files have come or gone; or the workspace is another one by its folders, its modules or the trust in it. */
  readonly onDidChange = this.changed.event;
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private watching = false;
  private byName = new Map<string, Promise<readonly string[]>>();
  private goModules = new Map<'modules', Promise<readonly GoModule[]>>();
  private readonly goToolchain = new Map<'go', Promise<Toolchain>>();
  private rustSources: Promise<RustSources> | undefined;
  private goAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly machine: Machine,
    private readonly log: Log,
  ) {
    this.disposables.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget('workspace')),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.goToolchain.clear();
        this.rustSources = undefined;
        this.forget('workspace');
      }),
    );
  }

  get folders(): readonly string[] {
    return localFolders().map(({ path }) => path);
  }

  get platform(): Machine['platform'] {
    return this.machine.platform;
  }

  isFile(path: string): Promise<boolean> {
    return this.machine.isFile(path);
  }

  realPath(path: string): Promise<string> {
    return this.machine.realPath(path);
  }

  named(baseName: string): Promise<readonly string[]> {
    this.watch();
    return remembered(this.byName, baseName, () => filesNamed(baseName));
  }

  async lookUp(baseNames: readonly string[], isOver: () => boolean): Promise<void> {
    this.watch();
    const unknown = baseNames.filter((name) => !this.byName.has(name));
    for (let i = 0; i < unknown.length; i += NAMES_TOGETHER)
      await this.lookUpTogether(unknown.slice(i, i + NAMES_TOGETHER), isOver);
  }

  head(path: string): Promise<string> {
    return this.machine.head(path, HEAD_BYTES);
  }

  modules(): Promise<readonly GoModule[]> {
    this.watch();
    return remembered(this.goModules, 'modules', readModules);
  }

  toolchain(): Promise<Toolchain> {
    return remembered(this.goToolchain, 'go', () => {
      return this.machine.toolchain(vscode.workspace.isTrusted, (error) => this.askGoAgain(error));
    });
  }

  rust(): Promise<RustSources> {
    return (this.rustSources ??= this.machine.rust(vscode.workspace.isTrusted));
  }

  dispose(): void {
    clearTimeout(this.goAgain);
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Follows the workspace from the first question on; whoever never asks pays nothing. */
  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const files = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    const goMods = vscode.workspace.createFileSystemWatcher('**/go.mod', true, false, true);
    const outsideGit = (uri: vscode.Uri) => {
      if (!uri.path.includes('/.git/')) this.forget('files');
    };
    this.disposables.push(
      files,
      goMods,
      files.onDidCreate(outsideGit),
      files.onDidDelete(outsideGit),
      goMods.onDidChange(() => this.forget('workspace')),
    );
  }

  /** Looks names up in one search, or in two of half as many where too many files have them. */
  private async lookUpTogether(names: readonly string[], isOver: () => boolean): Promise<void> {
    if (isOver() || names.length < 2) return;
    const { byName } = this;
    const found = await filesNamedAny(names);
    const half = Math.ceil(names.length / 2);
    if (found === undefined) {
      await this.lookUpTogether(names.slice(0, half), isOver);
      await this.lookUpTogether(names.slice(half), isOver);
      return;
    }
    for (const name of names)
      void remembered(byName, name, () => Promise.resolve(found.filter((path) => baseName(path) === name)));
  }

  /** A `go` command that failed is asked again, but not for each of many files: it may hang. */
  private askGoAgain(error: unknown): void {
    this.log.warn('The Go tools were not asked where their sources are.', error);
    clearTimeout(this.goAgain);
    this.goAgain = setTimeout(() => this.goToolchain.clear(), GO_AGAIN_MS);
  }

  private forget(what: 'files' | 'workspace'): void {
    this.byName = new Map();
    this.goModules = new Map();
    this.changed.fire(what);
  }
}

/** The folders of the workspace that are on disk. */
export function localFolders(): readonly {
  readonly name: string;
  readonly path: string;
  readonly uri: vscode.Uri;
}[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ name, uri }) => ({ name, uri, path: localPath(uri) }));
}

/** A name is no pattern: what a glob would read as a wildcard becomes "any one character", and is compared after. */
function patternOf(name: string): string {
  return name.replace(/[*?[\]{}!,\\]/g, '?');
}

async function filesNamed(name: string): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles(`**/${patternOf(name)}`, NOT_SOURCE, MOST_NAMED);
  const paths = found.filter(({ scheme }) => scheme === 'file').map(localPath);
  return paths.filter((path) => baseName(path) === name).sort();
}

/** Files with any of these names; undefined if there are so many that some may be missing. */
async function filesNamedAny(names: readonly string[]): Promise<readonly string[] | undefined> {
  const pattern = `**/{${names.map(patternOf).join(',')}}`;
  const found = await vscode.workspace.findFiles(pattern, NOT_SOURCE, MOST_TOGETHER);
  if (found.length >= MOST_TOGETHER) return undefined;
  const isNamed = new Set(names);
  const paths = found.filter(({ scheme }) => scheme === 'file').map(localPath);
  return paths.filter((path) => isNamed.has(baseName(path))).sort();
}

async function readModules(): Promise<readonly GoModule[]> {
  const found = await vscode.workspace.findFiles('**/go.mod', NOT_MODULES, MOST_MODULES);
  const modules = await Promise.all(
    found.map(async (uri) => {
      const bytes = await vscode.workspace.fs.readFile(uri).then(
        (read) => read,
        () => new Uint8Array(),
      );
      const folder = localPath(uri).replace(/\/go\.mod$/, '');
      return parseGoMod(folder, new TextDecoder().decode(bytes));
    }),
  );
  return modules.filter((module) => module !== undefined);
}
