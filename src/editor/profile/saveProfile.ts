import * as vscode from 'vscode';
import { registerCommand } from '../../log/commands.js';
import type { ShownLog } from '../../log/log.js';
import { showInformation } from '../../log/notifications.js';
import { askWhereToSave } from '../../log/questions.js';
import type { Sessions } from '../../session/host/sessions.js';
import type { ProfileEditorProvider } from './profileEditor.js';
import type { UnsavedProfiles } from './unsavedProfiles.js';

/** The command "Save Profile As…": gives the active editor's profile a file of its own and shows that instead. */
export function registerSaveProfile(
  unsaved: UnsavedProfiles,
  sessions: Sessions,
  editors: Pick<ProfileEditorProvider, 'handOver'>,
  log: ShownLog,
): vscode.Disposable {
  return registerCommand(log, 'pprofLens.saveProfileAs', async () => {
    const { activeTabGroup } = vscode.window.tabGroups;
    const tab = activeTabGroup.activeTab;
    const shown = tab?.input instanceof vscode.TabInputCustom ? tab.input : undefined;
    const session = shown?.viewType.startsWith('pprofLens.') && sessions.of(shown.uri.toString());
    if (tab === undefined || shown === undefined || !session) {
      void showInformation(vscode.l10n.t('Open the profile that is to be saved first.'));
      return;
    }
    const { uri, viewType } = shown;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const hasFolder = uri.scheme !== 'untitled' && !unsaved.has(uri);
    const folder = hasFolder ? vscode.Uri.joinPath(uri, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await askWhereToSave(
      vscode.l10n.t('Save Profile As'),
      folder && vscode.Uri.joinPath(folder, name),
    );
    if (target === undefined || target.toString() === uri.toString()) return;
    // No file system has an untitled document; the session knows where its bytes are.
    await vscode.workspace.fs.writeFile(target, await session.bytes());
    editors.handOver(uri, target);
    await vscode.commands.executeCommand('vscode.openWith', target, viewType, activeTabGroup.viewColumn);
    if (!unsaved.has(uri)) return;
    await vscode.window.tabGroups.close(tab);
    await unsaved.forget(uri);
  });
}
