import * as vscode from 'vscode';

import { localFolders, localPath } from './workspaceFiles.js';

/** Asks for a file with the system's dialogue; undefined if the person cancels. */
export async function askForFile(recorded: string): Promise<string | undefined> {
  const start = localFolders()[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Where is {0}?', recorded),
    openLabel: vscode.l10n.t('Use This File'),
    canSelectMany: false,
    ...(start && { defaultUri: start }),
  });
  const uri = chosen?.[0];
  return uri?.scheme === 'file' ? localPath(uri) : undefined;
}

/** Lets the person choose among files that could be it, or locate another; undefined if the person cancels. */
export async function chooseFile(
  recorded: string,
  candidates: readonly string[],
): Promise<string | undefined> {
  const files = candidates.map((path) => ({
    label: vscode.workspace.asRelativePath(path),
    description: path,
    path,
  }));
  const other = { label: vscode.l10n.t('Locate file…'), description: '', path: undefined };
  const picked = await vscode.window.showQuickPick([...files, other], {
    title: vscode.l10n.t('Which file is {0}?', recorded),
    placeHolder: vscode.l10n.t('The answer is saved as a path mapping in the settings.'),
    matchOnDescription: true,
  });
  return picked === other ? askForFile(recorded) : picked?.path;
}
