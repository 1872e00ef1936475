import * as vscode from 'vscode';
import { registerCommand } from '../../log/commands.js';
import { pasteText } from '../../log/clipboard.js';
import type { ShownLog } from '../../log/log.js';
import { showInformation } from '../../log/notifications.js';
import { askForFilesToOpen } from '../../log/questions.js';
import { openProfiles } from './openProfiles.js';
import { textProfileLine } from '../text/textProfileLine.js';
import { kindOfText, timeInName } from './unsavedName.js';
import type { UnsavedProfiles } from './unsavedProfiles.js';

/**
 * The commands "Open as Profile", of the files chosen in the Explorer, else of the active tab, else of those asked for;
 * "Browse…", which always asks; and "Open Profile from Clipboard". What is no file is kept among the unsaved profiles first.
 */
export function registerOpenAsProfile(unsaved: UnsavedProfiles, log: ShownLog): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(log, 'pprofLens.openAsProfile', async (chosen, selected) => {
      const given = chosenFiles(chosen, selected);
      const active = activeResource();
      if (given.length > 0) await openAll(given, unsaved);
      else if (active !== undefined) await openAll([active], unsaved);
      else await browse();
    }),
    registerCommand(log, 'pprofLens.browse', browse),
    registerCommand(log, 'pprofLens.openFromClipboard', async () => {
      const text = await pasteText();
      if (text.trim() !== '') await openProfiles([await keepPasted(text, unsaved)]);
      else
        void showInformation(vscode.l10n.t('There is no text in the clipboard. Copy a text profile first.'));
    }),
  );
}

/**
 * The files that a menu's command is for, from what VS Code gives it: the one that was clicked, and all that are selected.
 * One that was clicked beside the selection is meant alone.
 */
export function chosenFiles(clicked: unknown, selected: unknown): readonly vscode.Uri[] {
  if (!(clicked instanceof vscode.Uri)) return [];
  const several = Array.isArray(selected) ? selected.filter((each) => each instanceof vscode.Uri) : [];
  return several.some((each) => each.toString() === clicked.toString()) ? several : [clicked];
}

async function openAll(uris: readonly vscode.Uri[], unsaved: UnsavedProfiles): Promise<void> {
  const files: vscode.Uri[] = [];
  for (const uri of uris) files.push((await isFile(uri)) ? uri : await keepDocument(uri, unsaved));
  await openProfiles(files);
}

async function browse(): Promise<void> {
  await openProfiles(await askForFilesToOpen(vscode.l10n.t('Open as Profile')));
}

function activeResource(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}

/** Whether a file system has the resource; untitled documents and those that extensions make are text alone. */
async function isFile(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'file') return true;
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function keepDocument(uri: vscode.Uri, unsaved: UnsavedProfiles): Promise<vscode.Uri> {
  const document = await vscode.workspace.openTextDocument(uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const kind = kindOfText(document.lineAt(textProfileLine(document) ?? 0).text);
  const called = uri.scheme === 'untitled' ? vscode.l10n.t('{0} from {1}.txt', kind, name) : name;
  return unsaved.keep(called, new TextEncoder().encode(document.getText()));
}

async function keepPasted(text: string, unsaved: UnsavedProfiles): Promise<vscode.Uri> {
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  const name = vscode.l10n.t('{0} pasted {1}.txt', kindOfText(firstLine), timeInName(new Date()));
  return unsaved.keep(name, new TextEncoder().encode(text));
}
