import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import {
  beat,
  BEAT_MS,
  folderName,
  here,
  makePrivate,
  removeNow,
  removeStale,
  writePrivate,
} from './unsavedFolder.js';
import { fileName } from './unsavedName.js';

/**
 * Profiles that have no file of their own, such as pasted ones. They are files under the extension's storage that only
 * the user can read, in a folder of this window, and go with it: when the extension ends, or, if the window crashed, when
 * it next starts in any window.
 */
export class UnsavedProfiles implements vscode.Disposable {
  private readonly root: string;
  private readonly name = folderName(here);
  private beating: NodeJS.Timeout | undefined;

  /** @param storage the extension's global storage. */
  constructor(storage: vscode.Uri) {
    this.root = join(storage.fsPath, 'unsaved');
  }

  /** Removes what crashed windows have left. */
  async removeStale(): Promise<void> {
    await removeStale(this.root, this.name);
  }

  /**
   * Keeps a profile until the window ends.
   * @param name what it is called; it is made fit for a file, and gets a number if there is one of that name
   * @returns the file it is in now
   */
  async keep(name: string, content: Uint8Array): Promise<vscode.Uri> {
    await makePrivate(this.root);
    await makePrivate(this.folder);
    this.beating ??= setInterval(() => void beat(this.folder), BEAT_MS).unref();
    return vscode.Uri.file(await writePrivate(this.folder, fileName(name), content));
  }

  /** Whether the URI is of a profile without a file, of this window or one before. */
  has(uri: vscode.Uri): boolean {
    return uri.scheme === 'file' && dirname(dirname(uri.fsPath)) === this.root;
  }

  /** Removes a profile of this window, because it has a file now. */
  async forget(uri: vscode.Uri): Promise<void> {
    if (dirname(uri.fsPath) === this.folder) await rm(uri.fsPath, { force: true });
  }

  dispose(): void {
    clearInterval(this.beating);
    removeNow(this.folder);
  }

  private get folder(): string {
    return join(this.root, this.name);
  }
}
