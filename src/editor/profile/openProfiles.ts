import * as vscode from 'vscode';
import { isOwnedByName } from './profileNames.js';
import { BY_CHOICE, BY_PATTERN } from './profileEditor.js';

/** Opens files in the profile's editor, whatever their names: one as a preview, several in tabs that stay. */
export async function openProfiles(uris: readonly vscode.Uri[]): Promise<void> {
  const options: vscode.TextDocumentShowOptions = { preview: uris.length === 1 };
  for (const uri of uris) {
    await vscode.commands.executeCommand('vscode.openWith', uri, editorOf(uri), options);
  }
}

/** The editor in which a file is open, so that it is not opened in another one too; else the one for its name. */
function editorOf(uri: vscode.Uri): string {
  const open = openProfileTabs().find((input) => input.uri.toString() === uri.toString());
  return open?.viewType ?? (isOwnedByName(uri.path) ? BY_PATTERN : BY_CHOICE);
}

/** What the tabs of this window hold that are profiles, in the order of the tabs. */
export function openProfileTabs(): readonly vscode.TabInputCustom[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => input)
    .filter((input) => input instanceof vscode.TabInputCustom)
    .filter(({ viewType }) => viewType.startsWith('pprofLens.'));
}
