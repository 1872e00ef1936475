import * as vscode from 'vscode';
import { VIEW_TYPES } from './profileEditor.js';

/** The command "Open as Profile": of the file chosen in the Explorer, else of the active tab, else of one asked for. */
export function registerOpenAsProfile(): vscode.Disposable {
  return vscode.commands.registerCommand('pprofLens.openAsProfile', async (chosen?: vscode.Uri) => {
    const uri = chosen ?? activeFile() ?? (await askForFile());
    if (uri !== undefined) await vscode.commands.executeCommand('vscode.openWith', uri, VIEW_TYPES[1]);
  });
}

function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({ title: vscode.l10n.t('Open as Profile') });
  return files?.[0];
}
