import * as vscode from 'vscode';

import { sayInStatusBar } from '../log/statusBar.js';
import { hotLines, nextStop } from './hotLines.js';
import type { InlineFigures } from './inlineFigures.js';

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
