import * as vscode from 'vscode';

import { shortened } from '../log/plain.js';
import { createStatusEntry } from '../log/statusBar.js';
import type { Certainty } from '../protocol/page.js';
import type { ActiveProfiles } from './activeProfile.js';
import type { InlineFigures } from './inlineFigures.js';
import { wordOf } from './match/notes.js';
import type { Visibility } from './visibility.js';

/** The command behind a click on the status bar. */
export const SHOW_MENU = 'pprofLens.inlineMenu';

/** Shows the active profile and its sample type in the status bar, while there is one. */
export class StatusItem implements vscode.Disposable {
  private readonly entry = createStatusEntry(
    'pprofLens.profile',
    vscode.l10n.t('pprof Profile'),
    SHOW_MENU,
    50,
  );
  private readonly listeners: vscode.Disposable[];

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly visibility: Visibility,
    private readonly figures: InlineFigures,
  ) {
    this.listeners = [
      vscode.Disposable.from(profiles.onDidChange(() => this.update())),
      visibility.onDidChange(() => this.update()),
      figures.onDidLoad(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
    this.update();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.entry.dispose();
  }

  private update(): void {
    const { active } = this.profiles;
    if (!active) {
      this.entry.hide();
      return;
    }
    const type = active.sampleTypes[active.selection.sampleIndex]?.type ?? '';
    const certainty = this.visibility.isOn ? wordOf(this.certainty()) : '';
    const profile = `${shortened(active.name, 60)}: ${shortened(type, 40)}`;
    const text = certainty === '' ? profile : `${profile} · ${certainty}`;
    const tooltip = this.visibility.isOn
      ? vscode.l10n.t(
          'Figures of this profile stand beside the code. The hover of a line tells how it was found. Click to change.',
        )
      : vscode.l10n.t('Figures beside the code are off. Click to change.');
    this.entry.show({ icon: 'flame', text, tooltip });
  }

  /** Of the figures in the active editor, or in another in sight while the keyboard is in a profile. */
  private certainty(): Certainty | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editors = activeTextEditor ? [activeTextEditor] : visibleTextEditors;
    return editors
      .map(({ document }) => this.figures.of(document)?.certainty)
      .find((certainty) => certainty !== undefined);
  }
}
