import * as vscode from 'vscode';

import type { LineFigure } from '../../protocol/session.js';
import { columnWidth, textAtEnd, textBefore, widthsOf, type Position } from './figureText.js';
import { HEATS, heatOf } from '../../protocol/heat.js';
import type { Styles } from './styles.js';

/** Where figures stand, and whether lines are tinted by heat. */
export interface Appearance {
  readonly position: Position;
  readonly heat: boolean;
}

/** Writes figures into an editor, in place of those that are there. Their lines are those of the text as it is. */
export function paint(
  editor: vscode.TextEditor,
  figures: readonly LineFigure[],
  styles: Styles,
  { position, heat }: Appearance,
): void {
  const shown = position === 'off' ? [] : figures;
  editor.setDecorations(styles.end, position === 'end' ? atEnds(editor.document, shown) : []);
  const inColumn = position === 'before' && shown.length > 0;
  editor.setDecorations(styles.before, inColumn ? beforeAll(editor.document, shown) : []);
  styles.heat.forEach((style, at) => {
    const hot = heat ? shown.filter((figure) => heatOf(figure) === HEATS[at]) : [];
    editor.setDecorations(
      style,
      hot.map(({ line }) => editor.document.lineAt(line - 1).range),
    );
  });
}

/** They are written before what stands at the end, which other extensions write after it: so ours come first. */
function atEnds(document: vscode.TextDocument, figures: readonly LineFigure[]): vscode.DecorationOptions[] {
  const words = { flat: vscode.l10n.t('flat'), cum: vscode.l10n.t('cum') };
  return figures.map((figure) => {
    const { end } = document.lineAt(figure.line - 1).range;
    return {
      range: new vscode.Range(end, end),
      renderOptions: { before: { contentText: textAtEnd(figure, words) } },
    };
  });
}

/** Every line gets the column, with or without figures, so that the code stays aligned. */
function beforeAll(
  document: vscode.TextDocument,
  figures: readonly LineFigure[],
): vscode.DecorationOptions[] {
  const widths = widthsOf(figures);
  const width = `${columnWidth(widths)}ch`;
  const blank = { before: { contentText: '\u00a0', width } };
  const byLine = new Map(figures.map((figure) => [figure.line - 1, figure]));
  return Array.from({ length: document.lineCount }, (_, line) => {
    const figure = byLine.get(line);
    return {
      range: new vscode.Range(line, 0, line, 0),
      renderOptions: figure ? { before: { contentText: textBefore(figure, widths), width } } : blank,
    };
  });
}
