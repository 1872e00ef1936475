import * as vscode from 'vscode';

import type { Log } from '../log/log.js';
import { NAMES } from './names.js';

const NOT_THERE = '**/{.git,node_modules}/**';

/** More are not shown. */
const MOST = 200;

/** Files come and go in crowds: they are looked for again once none has for so many milliseconds. */
const SETTLE_MS = 500;

/** What was found. */
interface Found {
  /** By folder and name. */
  readonly uris: readonly vscode.Uri[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

const NOTHING: Found = { uris: [], isCut: false };

/** The profiles of the workspace, by name. Looked for while somebody looks at them, and not before. */
export class FoundProfiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** What is found may be something else by now. */
  readonly onDidChange = this.changed.event;
  private searching: vscode.CancellationTokenSource | undefined;
  private answer: Promise<Found> | undefined;
  private known: Found | undefined;
  private watching: vscode.Disposable | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly log: Log) {}

  /** What there is, if that is known already. */
  get latest(): Found | undefined {
    return hasFolders() ? this.known : NOTHING;
  }

  /** What there is; looked for where that is not known. */
  now(): Promise<Found> {
    if (!hasFolders()) return Promise.resolve(NOTHING);
    return (this.answer ??= this.search());
  }

  /** Follows the files of the workspace while this is on; off, nothing is looked for any more. */
  set isWatched(on: boolean) {
    if (on === (this.watching !== undefined)) return;
    this.watching?.dispose();
    this.watching = on ? this.watch() : undefined;
    // Nobody has followed what came and went meanwhile.
    this.forget();
    if (on) this.changed.fire();
  }

  dispose(): void {
    this.isWatched = false;
    this.changed.dispose();
  }

  private watch(): vscode.Disposable {
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.forget();
        this.changed.fire();
      }, SETTLE_MS);
    };
    const watcher = vscode.workspace.createFileSystemWatcher(NAMES, false, true, false);
    return vscode.Disposable.from(
      watcher.onDidCreate(soon),
      watcher.onDidDelete(soon),
      watcher,
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
    );
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.searching?.cancel();
    this.searching = undefined;
    this.answer = undefined;
    this.known = undefined;
  }

  private async search(): Promise<Found> {
    const canceller = new vscode.CancellationTokenSource();
    this.searching = canceller;
    const found = await this.find(canceller.token);
    canceller.dispose();
    // Else it was cancelled, and may be anything.
    if (this.searching === canceller) {
      this.searching = undefined;
      this.known = found;
    }
    return found;
  }

  private async find(token: vscode.CancellationToken): Promise<Found> {
    try {
      const found = await vscode.workspace.findFiles(NAMES, NOT_THERE, MOST + 1, token);
      const uris = found.slice(0, MOST).sort(byFolder);
      return { uris, isCut: found.length > MOST };
    } catch (error) {
      this.log.warn('The workspace was not searched for profiles.', error);
      return NOTHING;
    }
  }
}

/** Files of a folder are together, by name. */
function byFolder(a: vscode.Uri, b: vscode.Uri): number {
  const [[x, folderX], [y, folderY]] = [pathOf(a), pathOf(b)];
  if (folderX !== folderY) return folderX < folderY ? -1 : 1;
  return x < y ? -1 : Number(x > y);
}

function pathOf({ path }: vscode.Uri): readonly [path: string, folder: string] {
  return [path, path.slice(0, path.lastIndexOf('/'))];
}

function hasFolders(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 0;
}
