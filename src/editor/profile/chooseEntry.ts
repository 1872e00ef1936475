import * as vscode from 'vscode';
import { shortened } from '../../log/plain.js';
import { pick } from '../../log/questions.js';
import type { ArchiveEntry, EntryChoice } from '../../protocol/session.js';

/** How many characters of a path a choice has. */
const LONGEST_SHOWN = 100;

/** Has the person choose one of an archive's profiles; undefined if they leave the list, or once the signal is aborted. */
export async function chooseEntry(
  archive: string,
  entries: readonly ArchiveEntry[],
  signal: AbortSignal,
): Promise<EntryChoice | undefined> {
  const choices = entries.map((entry) => ({
    // Long paths differ at their ends.
    label: shortened(entry.name, LONGEST_SHOWN),
    description: vscode.l10n.t('{0} bytes', entry.size.toLocaleString()),
    entry,
  }));
  const chosen = await pick(choices, {
    title: vscode.l10n.t('Which profile of {0}?', archive),
    stays: true,
    signal,
  });
  return chosen?.entry;
}
