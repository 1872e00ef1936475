import * as vscode from 'vscode';

import type { FunctionFigure, LineFigure } from '../../protocol/session.js';
import type { TrackedDocument } from '../trackedDocument.js';

/** So many lines are told of one by one. */
const MOST = 3;

/** A function that has lost lines with figures since the profile was taken. */
export interface Losing {
  readonly func: FunctionFigure;
  /** Of lines that are there no more. */
  readonly lost: readonly LineFigure[];
}

/** The function whose lost lines are told of on a line of the text, from 0, which is its first; undefined where there is none. */
export function losingAt(
  tracked: TrackedDocument,
  functions: readonly FunctionFigure[],
  line: number,
): Losing | undefined {
  for (const func of functions) {
    const lost = tracked.lostWithin(func.line, func.last);
    if (lost.length > 0 && beginning(tracked, func) === line) return { func, lost };
  }
  return undefined;
}

/** Where a function begins, from 0, as far as that is known. Profiles before Go 1.20 know of lines that cost something only. */
function beginning(tracked: TrackedDocument, { line, last }: FunctionFigure): number | undefined {
  const { document } = tracked;
  const first = tracked.firstWithin(line, last);
  if (first === undefined || !document.uri.path.endsWith('.go')) return first;
  for (let at = first; at >= 0; at--) if (/^func\b/.test(document.lineAt(at).text)) return at;
  return first;
}

/** Which lines of a function are lost, in a sentence. */
export function lostNote({ lost }: Losing): string {
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
