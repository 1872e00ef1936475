import * as vscode from 'vscode';

import type { LineFigure } from '../session/api.js';
import { indexRecordedFiles } from '../source/recordedFiles.js';
import type { RecordedFiles, SourceResolver } from '../source/resolver.js';
import { localPath } from '../source/workspaceFiles.js';
import { mergeFigures, type ActiveProfile, type ActiveProfiles } from './figures.js';
import { paint } from './paint.js';
import { createStyles } from './styles.js';
import { TrackedDocument } from './trackedDocument.js';
import type { Visibility } from './visibility.js';

/** Where paths lead, and word of it when they lead elsewhere. */
export interface Sources extends SourceResolver {
  readonly onDidChange: vscode.Event<void>;
}

/** The active profile's figures in every visible source editor. */
export class InlineFigures implements vscode.Disposable {
  private readonly styles = createStyles();
  private readonly tracked = new Map<string, TrackedDocument>();
  private readonly disposables: vscode.Disposable[];
  private index: { readonly of: string; readonly files: Promise<RecordedFiles> } | undefined;

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly sources: Sources,
    private readonly visibility: Visibility,
  ) {
    this.disposables = [
      this.styles,
      profiles.onDidChange(() => this.refresh()),
      sources.onDidChange(() => this.refresh()),
      visibility.onDidChange(() => this.repaint()),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.repaint();
        this.refresh(editors);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const tracked = this.tracked.get(document.uri.toString());
        if (!tracked || contentChanges.length === 0) return;
        tracked.edited(contentChanges);
        this.repaint(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.tracked.delete(uri.toString())),
    ];
    this.refresh();
  }

  /** The document's figures, if it has any now. */
  of(document: vscode.TextDocument): TrackedDocument | undefined {
    const tracked = this.tracked.get(document.uri.toString());
    return tracked && tracked.recorded.length > 0 ? tracked : undefined;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    this.tracked.clear();
  }

  private refresh(editors: readonly vscode.TextEditor[] = vscode.window.visibleTextEditors): void {
    const documents = new Set(editors.map(({ document }) => document));
    for (const document of documents) if (document.uri.scheme === 'file') void this.load(document);
  }

  /** Asks the active profile for a document's figures and writes them; the last of several requests wins. */
  private async load(document: vscode.TextDocument): Promise<void> {
    const profile = this.profiles.active;
    const key = document.uri.toString();
    const known = this.tracked.get(key);
    if (!profile && !known) return;
    const tracked = known ?? new TrackedDocument(document);
    this.tracked.set(key, tracked);
    const request = ++tracked.request;
    const [recorded, figures] = profile ? await this.figuresOf(profile, document) : NO_FIGURES;
    if (request !== tracked.request) return;
    if (figures.length > 0) await tracked.follow(profile?.takenAt);
    if (request !== tracked.request) return;
    tracked.show(recorded, figures);
    this.repaint(document);
  }

  /** A profile that closes while it is asked has no figures. */
  private async figuresOf(profile: ActiveProfile, document: vscode.TextDocument): Promise<Found> {
    try {
      const files = await this.recordedFiles(profile);
      const recorded = await this.sources.recordedFor(localPath(document.uri), files);
      const lists = await Promise.all(recorded.map((file) => profile.lines(file)));
      return [recorded, mergeFigures(lists)];
    } catch {
      return NO_FIGURES;
    }
  }

  private recordedFiles(profile: ActiveProfile): Promise<RecordedFiles> {
    const of = `${profile.id} ${profile.generation}`;
    if (this.index?.of !== of) {
      const files = profile.files().then((all) => indexRecordedFiles(all.map(({ file }) => file)));
      files.catch(() => (this.index = undefined));
      this.index = { of, files };
    }
    return this.index.files;
  }

  private repaint(document?: vscode.TextDocument): void {
    const appearance = this.visibility.appearance;
    for (const editor of vscode.window.visibleTextEditors) {
      if (document && editor.document !== document) continue;
      const tracked = this.tracked.get(editor.document.uri.toString());
      if (tracked) paint(editor, tracked.present(), this.styles, appearance);
    }
  }
}

type Found = readonly [recorded: readonly string[], figures: readonly LineFigure[]];

const NO_FIGURES: Found = [[], []];
