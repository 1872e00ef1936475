import * as vscode from 'vscode';

/** Says for one document whether its file is still on disk; nothing any more once it is disposed. */
export interface DeletedMark extends vscode.Disposable {
  set(isDeleted: boolean): void;
}

/** Marks the tabs of profiles that were deleted on disk while they are open. */
export class DeletedMarks implements vscode.FileDecorationProvider, vscode.Disposable {
  /** How many documents show a file: it may be open in several kinds of editor. */
  private readonly documents = new Map<string, number>();
  private readonly deleted = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChangeFileDecorations = this.changed.event;
  // VS Code takes the event above at once.
  private readonly registration = vscode.window.registerFileDecorationProvider(this);

  /** A document of the file is open until the mark is disposed; the file's mark goes with the last one. */
  open(uri: vscode.Uri): DeletedMark {
    const key = uri.toString();
    const add = (count: number): number => {
      const now = (this.documents.get(key) ?? 0) + count;
      if (now > 0) this.documents.set(key, now);
      else this.documents.delete(key);
      return now;
    };
    add(1);
    return {
      set: (isDeleted) => this.mark(uri, isDeleted),
      dispose: () => {
        if (add(-1) <= 0) this.mark(uri, false);
      },
    };
  }

  private mark(uri: vscode.Uri, isDeleted: boolean): void {
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
