import * as vscode from 'vscode';

/** A writer that is still at work gets this long to finish before the file is read again. */
const SETTLE_MS = 300;

/**
 * Calls back once a file has changed on disk, or gone from it, and been quiet for a moment. A file system may not let itself be watched:
 * then there is no call.
 */
export function watchFile(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  try {
    return watch(uri, onChange);
  } catch {
    return { dispose: () => undefined };
  }
}

function watch(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(folder, escapeGlob(name)),
    false,
    false,
    false,
  );
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE_MS);
  };
  watcher.onDidChange(soon);
  watcher.onDidCreate(soon);
  watcher.onDidDelete(soon);
  return {
    dispose: () => {
      clearTimeout(timer);
      watcher.dispose();
    },
  };
}

function escapeGlob(name: string): string {
  return name.replace(/[[\]{}*?]/g, '[$&]');
}
