import * as vscode from 'vscode';
import { sayInStatusBar } from '../log/statusBar.js';
import { HOT_SHARE, largerShare } from '../protocol/heat.js';
import type { LineFigure } from '../protocol/session.js';
import type { InlineFigures } from './inlineFigures.js';

/** The lines to stop at, ascending, counted from 1: those with at least 1% of the total, or all with cost if none has as much. */
export function hotLines(figures: readonly LineFigure[]): readonly number[] {
  const hot = figures.filter((figure) => largerShare(figure) >= HOT_SHARE);
  return (hot.length > 0 ? hot : figures).map(({ line }) => line).sort((a, b) => a - b);
}

/** The stop, a line counted from 1, after a line, or before it; after the last comes the first again. Undefined if there is none. */
export function nextStop(
  stops: readonly number[],
  line: number,
  direction: 'next' | 'previous',
): number | undefined {
  return direction === 'next'
    ? (stops.find((stop) => stop > line) ?? stops[0])
    : (stops.findLast((stop) => stop < line) ?? stops.at(-1));
}

/** Moves the cursor to the file's next or previous hot line, round and round. */
export function goToHotLine(figures: InlineFigures, direction: 'next' | 'previous'): void {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const stops = hotLines(figures.of(editor.document)?.present() ?? []);
  const line = nextStop(stops, editor.selection.active.line + 1, direction);
  if (line === undefined) {
    sayInStatusBar(vscode.l10n.t('The active profile has no figures for this file.'));
    return;
  }
  const start = editor.document.lineAt(line - 1).firstNonWhitespaceCharacterIndex;
  const position = new vscode.Position(line - 1, start);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
