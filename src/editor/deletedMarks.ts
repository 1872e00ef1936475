import * as vscode from 'vscode';

/** Marks the tabs of profiles that were deleted on disk while they are open. */
export class DeletedMarks implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly deleted = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChangeFileDecorations = this.changed.event;
  // VS Code takes the event above at once.
  private readonly registration = vscode.window.registerFileDecorationProvider(this);

  /** Says whether a profile that is open is still on disk. */
  mark(uri: vscode.Uri, isDeleted: boolean): void {
    const key = uri.toString();
    if (this.deleted.has(key) === isDeleted) return;
    if (isDeleted) this.deleted.add(key);
    else this.deleted.delete(key);
    this.changed.fire(uri);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (!this.deleted.has(uri.toString())) return undefined;
    const color = new vscode.ThemeColor('gitDecoration.deletedResourceForeground');
    return new vscode.FileDecoration('D', vscode.l10n.t('Deleted on disk'), color);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
