import * as vscode from 'vscode';
import { showInformation } from '../../log/notifications.js';
import { isOwnedByName } from './profileNames.js';
import { BY_CHOICE, BY_PATTERN } from './profileEditor.js';

/** More are opened once the person says so: each is read, and has a worker and its memory, until its tab is closed. */
const MOST_UNASKED = 10;

/** Opens files in the profile's editor, whatever their names: one as a preview, several in tabs that stay. Many only if they are meant. */
export async function openProfiles(uris: readonly vscode.Uri[]): Promise<void> {
  if (uris.length > MOST_UNASKED && !(await areMeant(uris.length))) return;
  const options: vscode.TextDocumentShowOptions = { preview: uris.length === 1 };
  for (const uri of uris) {
    await vscode.commands.executeCommand('vscode.openWith', uri, editorOf(uri), options);
  }
}

async function areMeant(count: number): Promise<boolean> {
  const open = vscode.l10n.t('Open {0} Files', count);
  const question = vscode.l10n.t(
    '{0} files are selected. Each opens in a tab of its own and takes memory until that is closed.',
    count,
  );
  return (await showInformation(question, open)) === open;
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
