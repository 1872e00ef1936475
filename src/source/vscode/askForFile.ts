import * as vscode from 'vscode';

import { shortened } from '../../log/plain.js';
import { askForFileToOpen, pick, type Choice } from '../../log/questions.js';
import { localFolders, localPath } from './workspaceFiles.js';

/** How many characters of a path a choice has. */
const LONGEST_SHOWN = 100;

/** Asks for a file with the system's dialogue; undefined if the person cancels. */
export async function askForFile(recorded: string): Promise<string | undefined> {
  const start = localFolders()[0]?.uri;
  const uri = await askForFileToOpen(vscode.l10n.t('Where is {0}?', shortened(recorded)), {
    openLabel: vscode.l10n.t('Use This File'),
    ...(start && { start }),
  });
  return uri?.scheme === 'file' ? localPath(uri) : undefined;
}

/** Says that a file was not found, and lets the person locate it; undefined if they do not. */
export async function offerToLocate(recorded: string): Promise<string | undefined> {
  const locate: Choice = { label: vscode.l10n.t('Locate file…') };
  const picked = await pick([locate], {
    title: vscode.l10n.t('The source file {0} was not found on this machine.', shortened(recorded)),
  });
  return picked === locate ? askForFile(recorded) : undefined;
}

interface FileChoice extends Choice {
  /** Undefined for a file that is none of the candidates. */
  readonly path: string | undefined;
}

/** Lets the person choose among files that could be it, or locate another; undefined if the person cancels. */
export async function chooseFile(
  recorded: string,
  candidates: readonly string[],
): Promise<string | undefined> {
  const files = candidates.map((path) => ({
    label: shortened(vscode.workspace.asRelativePath(path), LONGEST_SHOWN),
    description: shortened(path),
    path,
  }));
  const other: FileChoice = { label: vscode.l10n.t('Locate file…'), path: undefined };
  const picked = await pick<FileChoice>([...files, other], {
    title: vscode.l10n.t('Which file is {0}?', shortened(recorded)),
    placeHolder: vscode.l10n.t(
      'The answer holds for the files around too; where it is remembered is asked next.',
    ),
    matchOnDescription: true,
  });
  return picked === other ? askForFile(recorded) : picked?.path;
}
