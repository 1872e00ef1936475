import * as vscode from 'vscode';

import { BARS, type HeatBar } from '../../protocol/heat.js';
import { gutterIcon } from './gutterIcon.js';

/** The decoration types of source editors: one for each style, whatever the number of lines. */
export interface Styles extends vscode.Disposable {
  readonly end: vscode.TextEditorDecorationType;
  readonly before: vscode.TextEditorDecorationType;
  /** Of whole lines, as `BARS` has them: bar, tint, and mark in the overview ruler. */
  readonly bars: readonly vscode.TextEditorDecorationType[];
  /** The same of lines whose figures may be of others: bars alone, with gaps. */
  readonly doubtfulBars: readonly vscode.TextEditorDecorationType[];
}

/** By step of heat, marks in the overview ruler, where the tints of the background would be too faint. */
const RULER: Readonly<Record<number, string>> = {
  2: 'charts.yellow',
  3: 'charts.yellow',
  4: 'charts.orange',
  5: 'charts.red',
};

/**
 * Creates the styles. Colours are the theme's `pprofLens.*`.
 *
 * @param inGutter whether bars stand in the gutter, not at the left edge of the code.
 */
export function createStyles(inGutter: boolean): Styles {
  const color = new vscode.ThemeColor('pprofLens.figureForeground');
  const closed = vscode.DecorationRangeBehavior.ClosedClosed;
  const end = vscode.window.createTextEditorDecorationType({
    before: { color, margin: '0 0 0 3ch', fontStyle: 'normal' },
    rangeBehavior: closed,
  });
  const before = vscode.window.createTextEditorDecorationType({
    before: { color, margin: '0 2ch 0 3ch', fontStyle: 'normal' },
    rangeBehavior: closed,
  });
  const bars = BARS.map((bar) => {
    const ruler = RULER[bar.heat];
    return vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor(`pprofLens.heat${bar.heat}`),
      ...(inGutter ? gutterIcon(bar) : leftBorder(bar)),
      ...(ruler !== undefined && {
        overviewRulerColor: new vscode.ThemeColor(ruler),
        overviewRulerLane: vscode.OverviewRulerLane.Right,
      }),
    });
  });
  const doubtfulBars = BARS.map((bar) =>
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      ...(inGutter ? gutterIcon(bar) : { ...leftBorder(bar), borderStyle: 'double' }),
    }),
  );
  const all = vscode.Disposable.from(end, before, ...bars, ...doubtfulBars);
  return {
    end,
    before,
    bars,
    doubtfulBars,
    dispose: () => {
      all.dispose();
    },
  };
}

/** It lies behind the indentation, so that no code moves. */
function leftBorder({ width, heat }: HeatBar): vscode.DecorationRenderOptions {
  return {
    borderColor: new vscode.ThemeColor(`pprofLens.heatBar${heat}`),
    borderStyle: 'solid',
    borderWidth: `0 0 0 ${width}px`,
  };
}
