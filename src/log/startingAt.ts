import * as vscode from 'vscode';

/** As `showQuickPick`, which always starts at its first item: this starts at another one. */
export async function showStartingAt(
  start: vscode.QuickPickItem,
  items: readonly vscode.QuickPickItem[],
  options: vscode.QuickPickOptions,
  token?: vscode.CancellationToken,
): Promise<vscode.QuickPickItem | undefined> {
  const list = vscode.window.createQuickPick();
  list.items = items;
  list.activeItems = [start];
  list.title = options.title;
  list.placeholder = options.placeHolder;
  list.matchOnDescription = options.matchOnDescription ?? false;
  list.ignoreFocusOut = options.ignoreFocusOut ?? false;
  const withdrawn = token?.onCancellationRequested(() => {
    list.hide();
  });
  try {
    return await new Promise((resolve) => {
      list.onDidAccept(() => {
        resolve(list.selectedItems[0]);
      });
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.show();
    });
  } finally {
    withdrawn?.dispose();
    list.dispose();
  }
}
