import * as vscode from 'vscode';
import { registerCommand } from '../log/commands.js';
import type { ShownLog } from '../log/log.js';
import { showInformation } from '../log/notifications.js';
import { askWhereToSave } from '../log/questions.js';
import type { UnsavedProfiles } from './unsavedProfiles.js';

/** The command "Save Profile As…": gives the active editor's profile a file of its own and shows that instead. */
export function registerSaveProfile(unsaved: UnsavedProfiles, log: ShownLog): vscode.Disposable {
  return registerCommand(log, 'pprofLens.saveProfileAs', async () => {
    const { activeTabGroup } = vscode.window.tabGroups;
    const tab = activeTabGroup.activeTab;
    if (!(tab?.input instanceof vscode.TabInputCustom) || !tab.input.viewType.startsWith('pprofLens.')) {
      void showInformation(vscode.l10n.t('Open the profile that is to be saved first.'));
      return;
    }
    const { uri, viewType } = tab.input;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const folder = unsaved.has(uri)
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(uri, '..');
    const target = await askWhereToSave(
      vscode.l10n.t('Save Profile As'),
      folder && vscode.Uri.joinPath(folder, name),
    );
    if (target === undefined || target.toString() === uri.toString()) return;
    await vscode.workspace.fs.writeFile(target, await vscode.workspace.fs.readFile(uri));
    await vscode.commands.executeCommand('vscode.openWith', target, viewType, activeTabGroup.viewColumn);
    if (!unsaved.has(uri)) return;
    await vscode.window.tabGroups.close(tab);
    await unsaved.forget(uri);
  });
}
