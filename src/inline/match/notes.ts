import * as vscode from 'vscode';

import type { Certainty, LinePlace } from './placement.js';

/** How sure the figures of a file are, in a word or two; empty if that is not known. */
export function wordOf(certainty: Certainty | undefined): string {
  if (certainty === 'asProfiled') return vscode.l10n.t('as profiled');
  if (certainty === 'moved') return vscode.l10n.t('moved');
  return certainty === 'doubtful' ? vscode.l10n.t('may not match') : '';
}

/** How sure it is that figures are of a line, and why; empty if there is nothing to say of it. */
export async function noteOn(
  document: vscode.TextDocument,
  place: LinePlace | undefined,
  takenAt: number | undefined,
): Promise<string> {
  const edited = vscode.l10n.t(
    'This file has unsaved edits. Figures stand beside the lines they were recorded for.',
  );
  const why = place && whyOf(place);
  if (why !== undefined) return document.isDirty ? `${why} ${edited}` : why;
  if (document.isDirty) return edited;
  if (takenAt === undefined || (await changedAt(document)) <= takenAt) return '';
  // A checkout is newer than what was built from it, so this alarms nobody.
  return vscode.l10n.t(
    'This file is newer than the profile: whether its lines are those that ran is not known.',
  );
}

function whyOf({ certainty, declared }: LinePlace): string | undefined {
  if (certainty === 'doubtful')
    return vscode.l10n.t(
      'May not match: the function does not begin where the profile says, and was not found elsewhere in this file.',
    );
  if (declared === undefined) return undefined;
  const { then, now } = declared;
  return certainty === 'moved'
    ? vscode.l10n.t('Moved: the function begins at line {0}, in the profile at line {1}.', now, then)
    : vscode.l10n.t('As profiled: the function begins at line {0}, as in the profile.', now);
}

/** When the file was last written, in milliseconds since 1970; 0 if nobody can tell. */
async function changedAt(document: vscode.TextDocument): Promise<number> {
  return vscode.workspace.fs.stat(document.uri).then(
    ({ mtime }) => mtime,
    () => 0,
  );
}
