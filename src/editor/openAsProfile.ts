import * as vscode from 'vscode';
import { registerCommand } from '../log/commands.js';
import type { ShownLog } from '../log/log.js';
import { askForFileToOpen } from '../log/questions.js';
import { VIEW_TYPES } from './profileEditor.js';

/** The command "Open as Profile": of the file chosen in the Explorer, else of the active tab, else of one asked for. */
export function registerOpenAsProfile(log: ShownLog): vscode.Disposable {
  return registerCommand(log, 'pprofLens.openAsProfile', async (chosen) => {
    const given = chosen instanceof vscode.Uri ? chosen : undefined;
    const uri = given ?? activeFile() ?? (await askForFileToOpen(vscode.l10n.t('Open as Profile')));
    if (uri !== undefined) await vscode.commands.executeCommand('vscode.openWith', uri, VIEW_TYPES[1]);
  });
}

function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}
