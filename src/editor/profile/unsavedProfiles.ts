import * as vscode from 'vscode';
import type { UnsavedFiles } from '../../session/platform/unsavedFiles.js';
import { fileName } from './unsavedName.js';

/**
 * Profiles that have no file of their own, such as pasted ones. They are files that only the user can read, and go with
 * this window: when the extension ends, or, if the window crashed, when it next starts in any window.
 */
export class UnsavedProfiles implements vscode.Disposable {
  constructor(private readonly files: UnsavedFiles) {}

  /** Removes what crashed windows have left. */
  removeStale(): Promise<void> {
    return this.files.removeStale();
  }

  /**
   * Keeps a profile until the window ends.
   * @param name what it is called; it is made fit for a file, and gets a number if there is one of that name
   * @returns the file it is in now
   */
  async keep(name: string, content: Uint8Array): Promise<vscode.Uri> {
    return vscode.Uri.file(await this.files.write(fileName(name), content));
  }

  /** Whether the URI is of a profile without a file, of this window or one before. */
  has(uri: vscode.Uri): boolean {
    return uri.scheme === 'file' && this.files.has(uri.fsPath);
  }

  /** Removes a profile of this window, because it has a file now. */
  forget(uri: vscode.Uri): Promise<void> {
    return this.files.remove(uri.fsPath);
  }

  dispose(): void {
    this.files.dispose();
  }
}
