import * as vscode from 'vscode';

import { inBackground, type Log } from '../log/log.js';
import { isMoot } from '../protocol/abandoned.js';
import type { LineFigure } from '../protocol/session.js';
import { indexRecordedFiles } from '../source/recordedFiles.js';
import type { RecordedFiles, SourceResolver } from '../source/resolver.js';
import { localPath } from '../source/vscode/workspaceFiles.js';
import { mergeFigures, type ActiveProfile, type ActiveProfiles } from './activeProfile.js';
import type { FileOrigins, OriginSoFar, Releases } from './match/fileOrigins.js';
import { EditorPaint, type Appearance } from './paint/paint.js';
import { createStyles, type Styles } from './paint/styles.js';
import { TrackedDocument } from './trackedDocument.js';
import type { Visibility } from './visibility.js';

/** Where paths lead, and word of it when they lead elsewhere. */
export interface Sources extends SourceResolver, Releases {
  readonly onDidChange: vscode.Event<void>;
}

/** An editor that closes together with its profile is still said to be visible for a moment. */
const CLOSING_MS = 100;

/** The active profile's figures in every visible source editor. */
export class InlineFigures implements vscode.Disposable {
  private styles: Styles | undefined;
  private inGutter = false;
  private readonly tracked = new Map<string, TrackedDocument>();
  private readonly disposables: vscode.Disposable[];
  private readonly loaded = new vscode.EventEmitter<void>();
  /** After the figures of a document have become others. */
  readonly onDidLoad = this.loaded.event;
  /** What stands in each editor. One that is just closing must not be written into, so nothing is written twice. */
  private painted = new WeakMap<vscode.TextEditor, { readonly paint: EditorPaint; readonly of: string }>();
  /** Counts changes of the profile and of where paths lead. */
  private turn = 0;
  /** By document, what ends questions to git that nobody waits for any more. */
  private readonly asking = new Map<string, AbortController>();
  private index: { readonly of: string; readonly files: Promise<RecordedFiles> } | undefined;

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly sources: Sources,
    private readonly origins: FileOrigins,
    private readonly visibility: Visibility,
    private readonly log: Log,
  ) {
    this.disposables = [
      profiles.onDidChange(() => this.changed()),
      sources.onDidChange(() => this.changed()),
      visibility.onDidChange(() => this.repaint()),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.repaint();
        this.leave(editors);
        this.refresh(editors);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (this.painted.get(textEditor)?.paint.isBehind === true) this.repaint(textEditor.document);
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
    this.styles?.dispose();
    this.loaded.dispose();
    this.leave([]);
    this.tracked.clear();
  }

  /** Loads all documents anew: where they are from is known otherwise now. */
  changed(): void {
    this.turn++;
    this.refresh();
  }

  /** Loads the documents of these editors that are not loaded as things are now. */
  private refresh(editors: readonly vscode.TextEditor[] = vscode.window.visibleTextEditors): void {
    const documents = new Set(editors.map(({ document }) => document));
    for (const document of documents) {
      const isLoaded = this.tracked.get(document.uri.toString())?.turn === this.turn;
      if (document.uri.scheme === 'file' && !isLoaded) {
        inBackground(this.log, 'Loading figures', this.load(document));
      }
    }
  }

  /** Ends what git is asked about documents that are in none of these editors. Seen again, they are loaded again. */
  private leave(editors: readonly vscode.TextEditor[]): void {
    const seen = new Set(editors.map(({ document }) => document.uri.toString()));
    for (const [key, controller] of this.asking) {
      if (seen.has(key)) continue;
      controller.abort();
      this.asking.delete(key);
      const tracked = this.tracked.get(key);
      if (tracked) tracked.turn = -1;
    }
  }

  /** Asks the active profile for a document's figures and writes them; the last of several requests wins. */
  private async load(document: vscode.TextDocument): Promise<void> {
    const profile = this.profiles.active;
    const key = document.uri.toString();
    const known = this.tracked.get(key);
    if (!profile && !known) return;
    const tracked = known ?? new TrackedDocument(document);
    this.tracked.set(key, tracked);
    tracked.turn = this.turn;
    const request = ++tracked.request;
    const { recorded, figures, soon, later } = profile ? await this.figuresOf(profile, document) : NO_FIGURES;
    if (request !== tracked.request) return;
    if (figures.length > 0) await tracked.follow(profile?.takenAt);
    else if (tracked.recorded.length > 0) await new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    if (request !== tracked.request) return;
    tracked.show(recorded, figures, soon);
    this.repaint(document);
    this.loaded.fire();
    const origin = await later;
    if (request !== tracked.request) return;
    this.asking.delete(key);
    if (origin === undefined) return;
    tracked.show(recorded, figures, origin);
    this.repaint(document);
    this.loaded.fire();
  }

  /** A profile that closes while it is asked has no figures. */
  private async figuresOf(profile: ActiveProfile, document: vscode.TextDocument): Promise<Found> {
    try {
      const files = await this.recordedFiles(profile);
      const path = localPath(document.uri);
      const recorded = await this.sources.recordedFor(path, files);
      if (recorded.length === 0) return NO_FIGURES;
      const figures = mergeFigures(await Promise.all(recorded.map((file) => profile.lines(file))));
      // Where nothing is to be placed, git is left in peace.
      if (figures.length === 0) return { ...NO_FIGURES, recorded };
      const key = document.uri.toString();
      const controller = this.asking.get(key) ?? new AbortController();
      this.asking.set(key, controller);
      const origin = await this.origins.of(profile, path, recorded, controller.signal);
      return { recorded, figures, ...origin };
    } catch (error) {
      if (!isMoot(error)) this.log.warn(`No figures of ${profile.name} for ${document.uri.path}.`, error);
      // Asked again when the document is next seen.
      const tracked = this.tracked.get(document.uri.toString());
      if (tracked) tracked.turn = -1;
      return NO_FIGURES;
    }
  }

  private recordedFiles(profile: ActiveProfile): Promise<RecordedFiles> {
    const of = `${profile.id} ${profile.generation}`;
    if (this.index?.of !== of) {
      const files = profile
        .files()
        .then((all) => indexRecordedFiles(all, (file) => profile.functionsIn(file)));
      files.catch(() => {
        if (this.index?.files === files) this.index = undefined;
      });
      this.index = { of, files };
    }
    return this.index.files;
  }

  private repaint(document?: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (document && editor.document !== document) continue;
      const tracked = this.tracked.get(editor.document.uri.toString());
      if (!tracked || (tracked.recorded.length === 0 && !this.painted.has(editor))) continue;
      const appearance = this.visibility.appearanceIn(editor.document);
      const styles = this.stylesFor(appearance);
      const known = this.painted.get(editor);
      const lines = appearance.position === 'before' ? tracked.lineRevision : 0;
      const of = `${tracked.revision} ${lines} ${JSON.stringify(appearance)}`;
      if (known?.of === of && !known.paint.isBehind) continue;
      const paint = known?.paint ?? new EditorPaint(editor, styles);
      this.painted.set(editor, { paint, of });
      paint.paint(tracked.present(), appearance, lines);
    }
  }

  /** The styles for this appearance. Others take all that was written with those before away with them. */
  private stylesFor({ gutter }: Appearance): Styles {
    if (this.styles && this.inGutter === gutter) return this.styles;
    this.styles?.dispose();
    this.painted = new WeakMap();
    this.inGutter = gutter;
    return (this.styles = createStyles(gutter));
  }
}

interface Found extends OriginSoFar {
  readonly recorded: readonly string[];
  readonly figures: readonly LineFigure[];
}

const NO_FIGURES: Found = {
  recorded: [],
  figures: [],
  soon: { declarations: [], built: undefined, release: undefined },
  later: undefined,
};
