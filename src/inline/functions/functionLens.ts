import * as vscode from 'vscode';
import { createLens } from '../../log/inEditors.js';
import type { Log } from '../../log/log.js';
import { isMoot } from '../../protocol/abandoned.js';
import type { FunctionFigure } from '../../protocol/session.js';
import type { ActiveProfiles } from '../activeProfile.js';
import { SHOW_IN, type FrameLink } from '../hover/hover.js';
import type { InlineFigures } from '../inlineFigures.js';
import { textAtEnd } from '../paint/figureText.js';
import type { CodeFunctions } from './codeFunctions.js';

const SETTING = 'pprofLens.inline.lens';

/** What the active profile's functions cost in all, in a line above each. */
export class FunctionLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    profiles: ActiveProfiles,
    private readonly figures: InlineFigures,
    private readonly functions: CodeFunctions,
    private readonly isOn: () => boolean,
    private readonly log: Log,
  ) {
    const fire = (): void => this.changed.fire();
    this.listeners = [
      vscode.Disposable.from(profiles.onDidChange(fire)),
      figures.onDidLoad(fire),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) fire();
      }),
    ];
  }

  /** A line above each function that the setting is on for and that costs anything. */
  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!this.isOn() || !vscode.workspace.getConfiguration().get<boolean>(SETTING, false)) return [];
    try {
      const found = await this.functions.of(document);
      const tracked = this.figures.of(document);
      if (found === undefined || tracked === undefined) return [];
      return found.functions.flatMap((func, i, all) => {
        const line = tracked.presentLine(func.line);
        if (line === undefined) return [];
        const isAlone = all[i - 1]?.line !== func.line && all[i + 1]?.line !== func.line;
        const link: FrameLink = { profile: found.profile.id, ref: func.ref };
        const lens = {
          icon: 'flame',
          title: titleOf(func, isAlone),
          command: SHOW_IN.flame,
          arguments: [link],
        };
        return [createLens(new vscode.Range(line, 0, line, 0), lens)];
      });
    } catch (error) {
      if (!isMoot(error)) this.log.warn('No totals of functions.', error);
      return [];
    }
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }
}

/** The figures, and where several functions begin on one line, which one they are of. */
function titleOf(func: FunctionFigure, isAlone: boolean): string {
  const text = textAtEnd(func, { flat: vscode.l10n.t('flat'), cum: vscode.l10n.t('cum') });
  return isAlone ? text : `${text} \u2013 ${func.func}`;
}
