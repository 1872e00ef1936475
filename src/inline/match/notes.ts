import * as vscode from 'vscode';

import type { Certainty } from '../../protocol/page.js';
import type { LinePlace, Trace } from './placement.js';

/** How sure the figures of a file are, in a word or two; empty if that is not known. */
export function wordOf(certainty: Certainty | undefined): string {
  switch (certainty) {
    case 'asProfiled':
      return vscode.l10n.t('as profiled');
    case 'moved':
      return vscode.l10n.t('moved');
    case 'assumed':
      return vscode.l10n.t('assumed');
    case 'doubtful':
      return vscode.l10n.t('may not match');
    default:
      return '';
  }
}

/** How sure it is that figures are of a line, and why, in a sentence or two; none if there is nothing to say of it. */
export async function notesOn(
  document: vscode.TextDocument,
  place: LinePlace | undefined,
  takenAt: number | undefined,
): Promise<readonly string[]> {
  const why = place && whyOf(place);
  const edited = vscode.l10n.t(
    'This file has unsaved edits. Figures stand beside the lines they were recorded for.',
  );
  const notes = [...(why === undefined ? [] : [why]), ...(document.isDirty ? [edited] : [])];
  if (notes.length > 0 || place?.release !== undefined || takenAt === undefined) return notes;
  if ((await changedAt(document)) <= takenAt) return notes;
  // A checkout is newer than what was built from it, so this alarms nobody.
  return [
    vscode.l10n.t('This file is newer than the profile: whether its lines are those that ran is not known.'),
  ];
}

function whyOf({ line, certainty, declared, built, release, isBlank }: LinePlace): string | undefined {
  if (declared !== undefined) {
    const { then, now } = declared;
    const why =
      then === now
        ? vscode.l10n.t('As profiled: the function begins at line {0}, as in the profile.', now)
        : vscode.l10n.t('Moved: the function begins at line {0}, in the profile at line {1}.', now, then);
    const isShifted = built !== undefined && line - built.then !== now - then;
    return isShifted ? `${why} ${shiftedInside(built)}` : why;
  }
  if (built !== undefined) return whyByGit(built, line);
  if (isBlank === true)
    return vscode.l10n.t(
      'May not match: no code stands at this line. The profile may be of another version.',
    );
  if (release === 'another')
    return vscode.l10n.t(
      'May not match: the program was built with another version of this module, or of Go.',
    );
  if (certainty === 'doubtful')
    return vscode.l10n.t(
      'May not match: the function does not begin where the profile says, and was not found elsewhere in this file.',
    );
  if (release !== 'same') return undefined;
  return vscode.l10n.t('As profiled: the program was built with the same version of this module, or of Go.');
}

function shiftedInside({ then, commit }: Trace): string {
  return vscode.l10n.t('This line was line {0} (git, {1}).', then, shortHash(commit));
}

function whyByGit({ then, commit, basis, isModified }: Trace, now: number): string {
  const hash = shortHash(commit);
  const isMoved = then !== now;
  if (isModified)
    return vscode.l10n.t(
      'May not match: the program was built from {0} with changes that are in no commit. There this is line {1}.',
      hash,
      then,
    );
  if (basis === 'recorded')
    return isMoved
      ? vscode.l10n.t(
          'Moved by git ({0}): line {1} in the commit that the program was built from.',
          hash,
          then,
        )
      : vscode.l10n.t('As profiled: as in the commit that the program was built from ({0}).', hash);
  if (basis === 'assumed')
    return isMoved
      ? vscode.l10n.t(
          'Moved by git (assumed {0}): line {1} in the last commit of this file before the profile was taken.',
          hash,
          then,
        )
      : vscode.l10n.t(
          'In place by git (assumed {0}): as in the last commit of this file before the profile was taken.',
          hash,
        );
  return vscode.l10n.t(
    'By git (assumed {0}): line {1} in the first commit of this file; none is older than the profile.',
    hash,
    then,
  );
}

function shortHash(hash: string): string {
  return hash.slice(0, 7);
}

/** When the file was last written, in milliseconds since 1970; 0 if nobody can tell. */
async function changedAt(document: vscode.TextDocument): Promise<number> {
  return vscode.workspace.fs.stat(document.uri).then(
    ({ mtime }) => mtime,
    () => 0,
  );
}
