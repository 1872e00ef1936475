import * as vscode from 'vscode';

import type { ActiveProfiles } from './figures.js';
import type { Visibility } from './visibility.js';

/** The command behind a click on the status bar. */
export const SHOW_MENU = 'pprofLens.inlineMenu';

const LONGEST = 60;

/** Shows the active profile and its sample type in the status bar, while there is one, and tells menus of it. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'pprofLens.profile',
    vscode.StatusBarAlignment.Left,
    50,
  );
  private readonly listeners: vscode.Disposable[];

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly visibility: Visibility,
  ) {
    this.item.name = vscode.l10n.t('pprof Profile');
    this.item.command = SHOW_MENU;
    this.listeners = [
      vscode.Disposable.from(profiles.onDidChange(() => this.update())),
      visibility.onDidChange(() => this.update()),
    ];
    this.update();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.item.dispose();
  }

  private update(): void {
    const { active } = this.profiles;
    void vscode.commands.executeCommand('setContext', 'pprofLens.hasProfile', active !== undefined);
    if (!active) {
      this.item.hide();
      return;
    }
    const type = active.sampleTypes[active.selection.sampleIndex]?.type ?? '';
    const label = `${plainLabel(active.name)}: ${plainLabel(type)}`;
    this.item.text = `$(flame) ${label}`;
    const tip = this.visibility.isOn
      ? vscode.l10n.t('Figures of this profile stand beside the code. Click to change.')
      : vscode.l10n.t('Figures beside the code are off. Click to change.');
    this.item.tooltip = tip;
    this.item.accessibilityInformation = { label: `${label}. ${tip}` };
    this.item.show();
  }
}

/** Text of a profile as a label: one line, of bounded length, and no icons. */
export function plainLabel(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('$(', '$\u200b(');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
