import * as vscode from 'vscode';

import { effectivePosition, type Position } from './paint/figureText.js';
import type { Appearance } from './paint/paint.js';

const POSITION = 'pprofLens.inline.position';
const HEAT = 'pprofLens.inline.heat';
const GUTTER = 'pprofLens.inline.gutter';
const THRESHOLD = 'pprofLens.inline.threshold';
const SHOWN = 'pprofLens.inline.shown';

/** Whether and where figures are shown: the settings, and what the person has toggled in this workspace since. */
export class Visibility implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;

  constructor(private readonly memento: vscode.Memento) {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      // Who changes the setting wants what it says now, not what was toggled before.
      if (event.affectsConfiguration(POSITION)) void this.remember(undefined);
      else if (event.affectsConfiguration('pprofLens.inline')) this.changed.fire();
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

  private async remember(shown: boolean | undefined): Promise<void> {
    await this.memento.update(SHOWN, shown);
    this.changed.fire();
  }
}

/** A threshold in percent as a share, 0 to 1; the default for what is no number. */
function shareOf(percent: unknown): number {
  return (typeof percent === 'number' ? percent : 0.1) / 100;
}
