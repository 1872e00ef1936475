import * as vscode from 'vscode';

import { inBackground, type ShownLog } from '../../log/log.js';
import { showFailure, showWarning } from '../../log/notifications.js';
import { shortened } from '../../log/plain.js';
import { sayInStatusBar } from '../../log/statusBar.js';
import { askForFile, chooseFile } from './askForFile.js';
import { packagePath } from '../rules/jvmPackage.js';
import type { LocalSources } from './localSources.js';
import type { Resolution } from '../resolver.js';
import { keepMapping } from './keepMapping.js';
import { textColumn } from './textColumn.js';

/** How many characters of a path a message has. */
const LONGEST_SHOWN = 60;

/** Where to go, as the profile recorded it. */
export interface CodePlace {
  /** Empty if unknown. */
  readonly file: string;
  /** 1-based; 0 if unknown. */
  readonly line: number;
  readonly column: number;
  /** The name of the function there, if known. */
  readonly func?: string;
}

/** How a place is shown. */
export interface OpenOptions {
  /** Whether the keyboard goes to the code. Without it, the person is only following along and is disturbed little. */
  readonly focus: boolean;
  /** The keyboard comes by on its way to somewhere else: nothing is asked, for the next key would be taken for the answer. */
  readonly isPassing?: boolean;
  /** The column of the profile's editor, beside which the code is shown; without it, in the active column. */
  readonly from?: vscode.ViewColumn | undefined;
}

/** Leads from a place in a profile to the line in a text editor, asking where the file is if need be. */
export class SourceNavigator {
  /** Recorded paths that the person has been asked about while following. */
  private readonly asked = new Set<string>();
  private hasReported = false;
  private latest = 0;
  /** Settled once the column is there that was opened for code; undefined before there was any. */
  private opened: Promise<unknown> | undefined;

  /** @param recordedFiles the files of the profile that a place is of, which may tell where another is */
  constructor(
    private readonly sources: LocalSources,
    private readonly log: ShownLog,
    private readonly recordedFiles: () => Promise<readonly string[]>,
  ) {}

  /**
   * Shows the place's line, unless a later call overtakes this one. A file that is not found is a message, and files
   * that could be it are a choice; neither is repeated while following. The answer becomes a mapping.
   * Where no group shows text, following opens one beside, once a window: who closes it does not want it.
   *
   * @returns whether the line is shown; questions to the person are not waited for.
   */
  async open(place: CodePlace, options: OpenOptions): Promise<boolean> {
    const request = ++this.latest;
    if (place.file === '') {
      sayInStatusBar(vscode.l10n.t('The profile does not say in which file this is.'));
      return false;
    }
    const { file, func = '' } = place;
    const answer = await this.resolve(file, func);
    if (request !== this.latest) return false;
    if (answer.kind === 'found') return this.show(answer.path, place, options, request);
    // What the person is asked about, and the answer is remembered for, is the file of this package.
    const unsure = { ...place, file: packagePath(file, func) };
    if (answer.kind === 'ambiguous') this.askWhich(answer.candidates, unsure, options);
    else this.reportMissing(unsure, options);
    return false;
  }

  /** Where a file is; one that is not sure is looked for again once it is known where those near it are. */
  private async resolve(file: string, func: string): Promise<Resolution> {
    const answer = await this.sources.resolve(file, [func]);
    if (answer.kind !== 'ambiguous') return answer;
    await this.sources.lookAround(file, await this.recordedFiles());
    return this.sources.resolve(file, [func]);
  }

  private async show(
    path: string,
    place: CodePlace,
    options: OpenOptions,
    request: number,
  ): Promise<boolean> {
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
      if (request !== this.latest) return false;
      const line = Math.min(Math.max(place.line, 1), document.lineCount) - 1;
      const column = Math.min(Math.max(place.column, 1) - 1, document.lineAt(line).text.length);
      await this.opened;
      if (request !== this.latest) return false;
      const viewColumn = textColumn(document.uri, options.from);
      if (viewColumn === vscode.ViewColumn.Beside && !options.focus && this.opened !== undefined) {
        sayInStatusBar(vscode.l10n.t('Go to the code with Ctrl+click to see it beside again.'));
        return false;
      }
      const shown = vscode.window.showTextDocument(document, {
        viewColumn,
        preserveFocus: !options.focus,
        preview: true,
        selection: new vscode.Range(line, column, line, column),
      });
      if (viewColumn === vscode.ViewColumn.Beside) {
        this.opened = Promise.resolve(shown).catch(() => {
          this.opened = undefined;
        });
      }
      const editor = await shown;
      editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenter);
      return true;
    } catch (error) {
      this.sources.forget();
      const message = vscode.l10n.t('{0} could not be opened.', shortened(path));
      if (options.focus) void showFailure(this.log, message, error);
      else {
        this.log.warn(message, error);
        sayInStatusBar(message);
      }
      return false;
    }
  }

  private askWhich(candidates: readonly string[], place: CodePlace, options: OpenOptions): void {
    if (options.isPassing || (!options.focus && this.asked.has(place.file))) {
      sayInStatusBar(
        vscode.l10n.t(
          'Several files could be {0}. Go to it with Enter or Ctrl+click to choose one.',
          shortened(place.file, LONGEST_SHOWN),
        ),
      );
      return;
    }
    this.asked.add(place.file);
    this.goOn(chooseFile(place.file, candidates), place, options);
  }

  private reportMissing(place: CodePlace, options: OpenOptions): void {
    if (options.isPassing || (!options.focus && this.hasReported)) {
      sayInStatusBar(
        vscode.l10n.t(
          'Not found: {0}. Go to it with Enter or Ctrl+click to locate it.',
          shortened(place.file, LONGEST_SHOWN),
        ),
      );
      return;
    }
    this.hasReported = true;
    const locate = vscode.l10n.t('Locate file…');
    const file = shortened(place.file);
    const answer = showWarning(
      vscode.l10n.t('The source file {0} was not found on this machine.', file),
      locate,
    );
    const chosen = answer.then((button) => (button === locate ? askForFile(place.file) : undefined));
    this.goOn(chosen, place, options);
  }

  /** Nobody waits for the person's answer. */
  private goOn(answer: Promise<string | undefined>, place: CodePlace, options: OpenOptions): void {
    inBackground(this.log, 'Locating a file', this.remember(answer, place, options));
  }

  /** Holds the person's answer as a mapping, so that the files around are found too, goes there, and asks where to keep it. */
  private async remember(
    answer: Promise<string | undefined>,
    place: CodePlace,
    options: OpenOptions,
  ): Promise<void> {
    const local = await answer;
    if (local === undefined) return;
    await this.sources.lookAround(place.file, await this.recordedFiles());
    const mapping = this.sources.learnt(place.file, local);
    if (mapping === undefined) return;
    const release = this.sources.hold(mapping);
    await this.show(local, place, options, ++this.latest);
    await keepMapping(mapping, release, this.log);
  }
}
