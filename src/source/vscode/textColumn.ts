import * as vscode from 'vscode';

/**
 * The column to show code in: beside the profile's, where this document is shown already, else another text editor,
 * else a new column. Without a profile's column it is the active one.
 */
export function textColumn(document: vscode.Uri, from: vscode.ViewColumn | undefined): vscode.ViewColumn {
  if (from === undefined) return vscode.ViewColumn.Active;
  const others = vscode.window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== from);
  const shown = others.filter(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText);
  const same = shown.find(({ activeTab }) => uriOf(activeTab)?.toString() === document.toString());
  const group = same ?? shown.find(({ isActive }) => isActive) ?? shown[0];
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}

function uriOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  return tab?.input instanceof vscode.TabInputText ? tab.input.uri : undefined;
}
