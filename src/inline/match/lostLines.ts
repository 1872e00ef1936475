import * as vscode from 'vscode';

import type { FunctionFigure, LineFigure } from '../../protocol/session.js';
import type { TrackedDocument } from '../trackedDocument.js';

/** So many lines are told of one by one. */
const MOST = 3;

/**
 * What is said on the first line of a function of the lines with figures that it has lost since the profile was taken; empty
 * on other lines, and where none are lost.
 *
 * @param line of the text, from 0.
 */
export function lostNote(tracked: TrackedDocument, func: FunctionFigure, line: number): string {
  const lost = tracked.lostWithin(func.line, func.last);
  if (lost.length === 0 || tracked.firstWithin(func.line, func.last) !== line) return '';
  const each = lost.slice(0, MOST).map((figure) => `${figure.line}: ${figureOf(figure)}`);
  const rest = lost.length > MOST ? [vscode.l10n.t('{0} more', lost.length - MOST)] : [];
  return vscode.l10n.t(
    'Lines of this function that are here no more had figures in the profile. {0}',
    [...each, ...rest].join(', '),
  );
}

function figureOf({ flat, cum, percent }: LineFigure): string {
  const cost = cum === '' ? `${flat} ${vscode.l10n.t('flat')}` : `${cum} ${vscode.l10n.t('cum')}`;
  return percent === '' ? cost : `${cost} (${percent})`;
}
