import * as vscode from 'vscode';

import { barOf, largerShare } from '../../protocol/heat.js';
import type { PresentFigure } from '../trackedDocument.js';
import { columnWidth, textAtEnd, textBefore, widthsOf, type Position } from './figureText.js';
import { EVERYWHERE, isWithin, spanAround, type LineSpan } from './lineSpan.js';
import { redrawStickyScroll } from './stickyScroll.js';
import type { Styles } from './styles.js';

/** Where figures stand, of which lines, and whether lines are marked by heat. */
export interface Appearance {
  readonly position: Position;
  readonly heat: boolean;
  /** Whether the bars of heat stand in the gutter. */
  readonly gutter: boolean;
  /** The least share of the total, 0 to 1, of a line that is written into. */
  readonly threshold: number;
}

/**
 * What is written into one editor. VS Code moves it with its lines, so that a style is written again only where it has
 * other figures, or an edit touched the line of one.
 */
export class EditorPaint {
  private readonly written = new Map<vscode.TextEditorDecorationType, readonly unknown[]>();
  private span: LineSpan = EVERYWHERE;
  /** Of the column before the code, in characters; 0 without one. */
  private width = 0;

  constructor(
    private readonly editor: vscode.TextEditor,
    private readonly styles: Styles,
  ) {}

  /** Whether lines are in sight, or soon, that were too far away to be written into. */
  get isBehind(): boolean {
    return this.span !== this.spanNow();
  }

  /**
   * Writes figures in place of those that are there.
   *
   * @param figures by the lines of the text as it is.
   * @param lineRevision changes whenever lines begin elsewhere.
   */
  paint(figures: readonly PresentFigure[], appearance: Appearance, lineRevision: number): void {
    const { styles } = this;
    const { position, heat } = appearance;
    this.span = this.spanNow();
    const shown = position === 'off' ? [] : figures.filter((figure) => this.isShown(figure, appearance));
    const identities = shown.flatMap(({ of, touched }) => [of, touched]);
    const isAtEnd = position === 'end';
    this.write(styles.end, isAtEnd ? identities : [], () => atEnds(this.editor.document, shown));
    const inColumn = position === 'before' && shown.length > 0;
    const column = inColumn ? [...identities, this.span, lineRevision] : [];
    const width = inColumn ? columnWidth(widthsOf(shown)) + markWidth(shown) : 0;
    this.write(styles.before, column, () => beforeAll(this.editor.document, shown, this.span));
    if (width !== this.width) redrawStickyScroll(this.editor);
    this.width = width;
    this.paintBars(heat ? shown : []);
  }

  private paintBars(figures: readonly PresentFigure[]): void {
    const { bars, doubtfulBars } = this.styles;
    const byStyle = new Map<vscode.TextEditorDecorationType, PresentFigure[]>();
    for (const style of [...bars, ...doubtfulBars]) byStyle.set(style, []);
    for (const figure of figures) {
      const style = (figure.certainty === 'doubtful' ? doubtfulBars : bars)[barOf(figure)];
      if (style) byStyle.get(style)?.push(figure);
    }
    for (const [style, hot] of byStyle) {
      const identities = hot.flatMap(({ of, touched }) => [of, touched]);
      this.write(style, identities, () => hot.map(({ line }) => this.editor.document.lineAt(line - 1).range));
    }
  }

  private isShown(figure: PresentFigure, { threshold }: Appearance): boolean {
    const isWorth = figure.percent === '' || largerShare(figure) >= threshold;
    return isWorth && isWithin(this.span, figure.line - 1);
  }

  private spanNow(): LineSpan {
    const { document, visibleRanges } = this.editor;
    return spanAround(this.span, document.lineCount, visibleRanges);
  }

  /** @param what all that says what is written, but for where VS Code moves it. */
  private write(
    style: vscode.TextEditorDecorationType,
    what: readonly unknown[],
    options: () => vscode.Range[] | vscode.DecorationOptions[],
  ): void {
    const before = this.written.get(style) ?? [];
    if (what.length === before.length && what.every((each, i) => each === before[i])) return;
    this.written.set(style, what);
    this.editor.setDecorations(style, what.length === 0 ? [] : options());
  }
}

/** They are written before what stands at the end, which other extensions write after it: so ours come first. */
function atEnds(
  document: vscode.TextDocument,
  figures: readonly PresentFigure[],
): vscode.DecorationOptions[] {
  const words = { flat: vscode.l10n.t('flat'), cum: vscode.l10n.t('cum') };
  return figures.map((figure) => {
    const { end } = document.lineAt(figure.line - 1).range;
    return {
      range: new vscode.Range(end, end),
      renderOptions: {
        before: { ...doubt(figure), contentText: `${mark(figure)}${textAtEnd(figure, words)}` },
      },
    };
  });
}

/** Every line gets the column, with or without figures, so that the code stays aligned. */
function beforeAll(
  document: vscode.TextDocument,
  figures: readonly PresentFigure[],
  { from, to }: LineSpan,
): vscode.DecorationOptions[] {
  const widths = widthsOf(figures);
  const marks = markWidth(figures);
  const width = `${columnWidth(widths) + marks}ch`;
  const blank = { before: { contentText: '\u00a0', width } };
  const byLine = new Map(figures.map((figure) => [figure.line - 1, figure]));
  return Array.from({ length: Math.min(to, document.lineCount) - from }, (_, i) => {
    const figure = byLine.get(from + i);
    const range = new vscode.Range(from + i, 0, from + i, 0);
    if (!figure) return { range, renderOptions: blank };
    const contentText = mark(figure).padStart(marks, '\u00a0') + textBefore(figure, widths);
    return { range, renderOptions: { before: { ...doubt(figure), contentText, width } } };
  });
}

/** How many characters the marks take before the code, in every line. */
function markWidth(figures: readonly PresentFigure[]): number {
  return figures.reduce((most, figure) => Math.max(most, mark(figure).length), 0);
}

/** What may be wrong looks so. */
function mark({ certainty }: PresentFigure): string {
  return certainty === 'doubtful' ? '~\u00a0' : '';
}

function doubt({ certainty }: PresentFigure): vscode.ThemableDecorationAttachmentRenderOptions {
  if (certainty !== 'doubtful') return {};
  return { color: new vscode.ThemeColor('pprofLens.doubtfulForeground'), fontStyle: 'italic' };
}
