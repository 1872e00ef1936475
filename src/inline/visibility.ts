import * as vscode from 'vscode';

import { showInformation } from '../log/notifications.js';
import { effectivePosition, type Position } from './paint/figureText.js';
import type { Appearance } from './paint/paint.js';

const POSITION = 'pprofLens.inline.position';
const HEAT = 'pprofLens.inline.heat';
const GUTTER = 'pprofLens.inline.gutter';
const THRESHOLD = 'pprofLens.inline.threshold';
const WRAP = 'editor.wordWrap';
const SETTINGS = [HEAT, GUTTER, THRESHOLD, WRAP];

/** What is remembered. */
const SHOWN = 'pprofLens.inline.shown';
const SAID = 'pprofLens.inline.saidWhyAtEnd';

/** Whether and where figures are shown: the settings, and what the person has toggled in this workspace since. */
export class Visibility implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;

  constructor(private readonly memento: vscode.Memento) {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      // Who changes the setting wants what it says now, not what was toggled before.
      if (event.affectsConfiguration(POSITION)) void this.remember(undefined);
      else if (SETTINGS.some((setting) => event.affectsConfiguration(setting))) this.changed.fire();
    });
  }

  get appearance(): Appearance {
    const settings = vscode.workspace.getConfiguration();
    const position = settings.get<Position>(POSITION, 'end');
    return {
      position: effectivePosition(position, this.memento.get<boolean>(SHOWN)),
      heat: settings.get(HEAT, true),
      gutter: settings.get(GUTTER, false),
      threshold: shareOf(settings.get(THRESHOLD)),
    };
  }

  /**
   * The same for one document. VS Code wraps lines as if no column stood before them: there figures stand at the end, and
   * the person is told why, once. What _Toggle Word Wrap_ does to one editor it tells no extension.
   */
  appearanceIn(document: vscode.TextDocument): Appearance {
    const { appearance } = this;
    if (appearance.position !== 'before' || !isWrapped(document)) return appearance;
    void this.sayWhyAtEnd();
    return { ...appearance, position: 'end' };
  }

  get isOn(): boolean {
    return this.appearance.position !== 'off';
  }

  toggle(): Promise<void> {
    return this.remember(!this.isOn);
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private async sayWhyAtEnd(): Promise<void> {
    if (this.memento.get(SAID) === true) return;
    await this.memento.update(SAID, true);
    await showInformation(
      vscode.l10n.t(
        'With word wrap on, figures stand at the end of the line: VS Code wraps lines as if no column stood before them.',
      ),
    );
  }

  private async remember(shown: boolean | undefined): Promise<void> {
    await this.memento.update(SHOWN, shown);
    this.changed.fire();
  }
}

/** A threshold in percent as a share, 0 to 1; the default for what is no number. */
function shareOf(percent: unknown): number {
  return (typeof percent === 'number' ? percent : 0.1) / 100;
}

function isWrapped(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('editor', document).get<string>('wordWrap', 'off') !== 'off';
}
