import * as vscode from 'vscode';

import { HEATS } from '../../protocol/heat.js';

/** The decoration types of source editors: one for each style, whatever the number of lines. */
export interface Styles extends vscode.Disposable {
  readonly end: vscode.TextEditorDecorationType;
  readonly before: vscode.TextEditorDecorationType;
  /** From the mildest on. */
  readonly heat: readonly vscode.TextEditorDecorationType[];
}

/** By step of heat, marks in the overview ruler, where the tints of the background would be too faint. */
const RULER: Readonly<Record<number, string>> = {
  2: 'charts.yellow',
  3: 'charts.yellow',
  4: 'charts.orange',
  5: 'charts.red',
};

/** Creates the styles. Colours are the theme's `pprofLens.*`; the border shows in high-contrast themes only. */
export function createStyles(): Styles {
  const color = new vscode.ThemeColor('pprofLens.figureForeground');
  const closed = vscode.DecorationRangeBehavior.ClosedClosed;
  const end = vscode.window.createTextEditorDecorationType({
    before: { color, margin: '0 0 0 3ch', fontStyle: 'normal' },
    rangeBehavior: closed,
  });
  const before = vscode.window.createTextEditorDecorationType({
    before: { color, margin: '0 2ch 0 0', fontStyle: 'normal' },
    rangeBehavior: closed,
  });
  const heat = HEATS.map((step) => {
    const ruler = RULER[step];
    return vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor(`pprofLens.heat${step}`),
      borderColor: new vscode.ThemeColor('pprofLens.heatBorder'),
      borderStyle: 'solid',
      borderWidth: '0 0 0 3px',
      ...(ruler !== undefined && {
        overviewRulerColor: new vscode.ThemeColor(ruler),
        overviewRulerLane: vscode.OverviewRulerLane.Right,
      }),
    });
  });
  const all = vscode.Disposable.from(end, before, ...heat);
  return {
    end,
    before,
    heat,
    dispose: () => {
      all.dispose();
    },
  };
}
