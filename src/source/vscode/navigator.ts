import * as vscode from 'vscode';

import { inBackground, type ShownLog } from '../../log/log.js';
import { showFailure } from '../../log/notifications.js';
import { shortened } from '../../log/plain.js';
import { sayInStatusBar } from '../../log/statusBar.js';
import { askForFile, chooseFile, offerToLocate } from './askForFile.js';
import { packagePath } from '../rules/jvmPackage.js';
import type { LocalSources } from './localSources.js';
import type { Resolution } from '../resolver.js';
import { keepMapping } from './keepMapping.js';
import { textColumn } from './textColumn.js';

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
  /** The person wants to say where the file is: if it is not found, the dialogue opens at once. */
  readonly isLocating?: boolean;
  /** The column of the profile's editor, beside which the code is shown; without it, in the active column. */
  readonly from?: vscode.ViewColumn | undefined;
}

/** What came of a place that was to be shown; its file as a person is asked for it, as the profile recorded it. */
export interface Landing {
  /**
   * `closed` where the person does not want to see it beside any more, `overtaken` where a later place goes first,
   * `unsure` where only a person can tell which file it is.
   */
  readonly kind: 'shown' | 'closed' | 'overtaken' | 'noFile' | 'missing' | 'unsure' | 'unreadable';
  readonly file: string;
}

/** Leads from a place in a profile to the line in a text editor, asking where the file is if need be. */
export class SourceNavigator {
  /** Recorded paths that the person has been asked about while following. */
  private readonly asked = new Set<string>();
  private latest = 0;
  /** The opening of a column for code, settled once that is there, and how many there were before; undefined before any. */
  private opened: { readonly shown: Promise<unknown>; readonly columns: number } | undefined;

  /**
   * @param recordedFiles the files of the profile that a place is of, which may tell where another is
   * @param presentLine where a recorded line of a file is in a document by now, both from 1; undefined if nobody can tell
   */
  constructor(
    private readonly sources: LocalSources,
    private readonly log: ShownLog,
    private readonly recordedFiles: () => Promise<readonly string[]>,
    private readonly presentLine: (
      document: vscode.TextDocument,
      file: string,
      line: number,
    ) => Promise<number | undefined>,
  ) {}

  /**
   * Shows the place's line, unless a later call overtakes this one. Files that could be it are a choice, while following
   * once a file; one that is not found is asked for only if the person goes to it: whoever follows is told by what is
   * returned. The answer becomes a mapping. Where no group shows text, following opens one beside, but no more once the
   * person has closed it.
   *
   * @returns what came of it, after the answer of a person who is asked
   */
  async open(place: CodePlace, options: OpenOptions): Promise<Landing> {
    const request = ++this.latest;
    const { file, func = '' } = place;
    if (file === '') {
      if (options.focus) sayInStatusBar(vscode.l10n.t('The profile does not say in which file this is.'));
      return { kind: 'noFile', file };
    }
    const answer = await this.resolve(file, func);
    if (request !== this.latest) return { kind: 'overtaken', file };
    if (answer.kind === 'found') return this.show(answer.path, place, options, request);
    // What the person is asked about, and the answer is remembered for, is the file of this package.
    const unsure = { ...place, file: packagePath(file, func) };
    const local = await this.ask(answer, unsure.file, options);
    if (local !== undefined) return this.remember(local, unsure, options);
    return { kind: answer.kind === 'missing' ? 'missing' : 'unsure', file: unsure.file };
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
  ): Promise<Landing> {
    const { file } = place;
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
      const present = place.line < 1 ? undefined : await this.presentLine(document, file, place.line);
      await this.opened?.shown;
      if (request !== this.latest) return { kind: 'overtaken', file };
      const line = Math.min(Math.max(present ?? place.line, 1), document.lineCount) - 1;
      const column = Math.min(Math.max(place.column, 1) - 1, document.lineAt(line).text.length);
      const viewColumn = textColumn(document.uri, options.from);
      const isBeside = viewColumn === vscode.ViewColumn.Beside;
      if (isBeside && !options.focus && this.isClosed) {
        sayInStatusBar(vscode.l10n.t('Go to the code with Ctrl+click to see it beside again.'));
        return { kind: 'closed', file };
      }
      const columns = vscode.window.tabGroups.all.length;
      const showing = vscode.window.showTextDocument(document, {
        viewColumn,
        preserveFocus: !options.focus,
        preview: true,
        selection: new vscode.Range(line, column, line, column),
      });
      if (isBeside) {
        const shown = Promise.resolve(showing).catch(() => {
          this.opened = undefined;
        });
        this.opened = { shown, columns };
      }
      const editor = await showing;
      editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenter);
      return { kind: 'shown', file };
    } catch (error) {
      this.sources.forget();
      const message = vscode.l10n.t('{0} could not be opened.', shortened(path));
      if (options.focus) void showFailure(this.log, message, error);
      else this.log.warn(message, error);
      return { kind: 'unreadable', file };
    }
  }

  /**
   * Whether there are no more columns than before one was opened for code: then the person has closed it. If there are, code is but
   * behind something else, such as a profile that was opened over it.
   */
  private get isClosed(): boolean {
    return this.opened !== undefined && vscode.window.tabGroups.all.length <= this.opened.columns;
  }

  /** Has the person say which file it is; undefined if they do not, or are not to be disturbed. */
  private async ask(answer: Unsure, file: string, options: OpenOptions): Promise<string | undefined> {
    if (options.isPassing === true) return undefined;
    if (answer.kind === 'missing') {
      if (!options.focus) return undefined;
      return options.isLocating === true ? askForFile(file) : offerToLocate(file);
    }
    if (!options.focus && this.asked.has(file)) return undefined;
    this.asked.add(file);
    return chooseFile(file, answer.candidates);
  }

  /** Holds the person's answer as a mapping, so that the files around are found too, goes there, and asks where to keep it. */
  private async remember(local: string, place: CodePlace, options: OpenOptions): Promise<Landing> {
    const request = ++this.latest;
    await this.sources.lookAround(place.file, await this.recordedFiles());
    const mapping = this.sources.learnt(place.file, local);
    const release = mapping && this.sources.hold(mapping);
    const landing = await this.show(local, place, options, request);
    // Nobody waits for the person to say where it is kept.
    if (mapping && release)
      inBackground(this.log, 'Keeping a mapping', keepMapping(mapping, release, this.log));
    return landing;
  }
}

type Unsure = Exclude<Resolution, { readonly kind: 'found' }>;
