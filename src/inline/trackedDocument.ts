import * as vscode from 'vscode';

import type { Certainty } from '../protocol/page.js';
import type { LineFigure } from '../protocol/session.js';
import { documentLines } from './documentLines.js';
import { leastSure, placementOf, type FileOrigin, type LinePlace } from './match/placement.js';
import { applyEdits, mapLines, type LineChange, type LineMap } from './lineMap.js';

/** A figure with its line of the text as it is now, counted from 1. */
export interface PresentFigure extends LineFigure {
  /** The figure as the profile has it, and its place: the same as long as both are. */
  readonly of: PlacedFigure;
  /** Another number whenever an edit touches the line: VS Code may have moved what is written there to somewhere else. */
  readonly touched: number;
  /** How sure it is that the figure is of this line. */
  readonly certainty: Certainty;
}

/** A figure, and where its line was when the lines were mapped. */
interface PlacedFigure {
  readonly figure: LineFigure;
  readonly place: LinePlace;
}

/** The figures of one open document, which follow its code while it is edited. */
export class TrackedDocument {
  /** Recorded paths that are this file. */
  recorded: readonly string[] = [];
  private figures: readonly PlacedFigure[] = [];
  /** Of lines that were in the text no more when it was mapped. */
  private gone: readonly LineFigure[] = [];
  private map: LineMap | undefined;
  /** Where a recorded line, from 1, was in the file as it was mapped. */
  private placement: (recorded: number) => LinePlace | undefined = () => undefined;
  /** Profiles up to this time are of the mapped lines; milliseconds since 1970. */
  private mappedUntil = 0;
  /** Counts loads, so that an answer that comes late can be told. */
  request = 0;
  /** For which state of profile and paths it was loaded. */
  turn = -1;
  /** By figure, the change that last touched its line. */
  private readonly touched = new Map<LineFigure, number>();
  /** The change that last mapped all lines anew. */
  private mapped = 0;
  private changes = 0;
  private lineChanges = 0;

  constructor(readonly document: vscode.TextDocument) {}

  /**
   * Changes whenever the present figures are others, or stand where text was edited. VS Code moves decorations with their
   * lines, so a figure that only moved is no change.
   */
  get revision(): number {
    return this.changes;
  }

  /** Changes whenever lines begin elsewhere in the text: a column before every line is to be written again. */
  get lineRevision(): number {
    return this.lineChanges;
  }

  /**
   * Takes the lines as the file has them for the ones the figures are of. Called again it keeps what it knows of edits
   * since, unless the profile is a later one.
   */
  async follow(takenAt: number | undefined): Promise<void> {
    if (this.map && (takenAt === undefined || takenAt <= this.mappedUntil)) return;
    const { document } = this;
    const saved = document.isDirty ? await savedLines(document.uri) : undefined;
    this.map = saved ? mapLines(saved, documentLines(document)) : mapLines(documentLines(document));
    this.mapped = ++this.changes;
    this.mappedUntil = Math.max(Date.now(), takenAt ?? 0);
  }

  /**
   * Takes other figures, by the lines that the profile has recorded, of the files that this document is.
   *
   * @param origin what is known of these files beside their text.
   */
  show(recorded: readonly string[], figures: readonly LineFigure[], origin: FileOrigin): void {
    this.changes++;
    this.recorded = recorded;
    this.placement = placementOf(this.document.uri.path, origin, this.map?.texts ?? []);
    this.figures = figures.flatMap((figure) => {
      const place = this.placement(figure.line);
      return place ? [{ figure, place }] : [];
    });
    const placed = new Set(this.figures.map(({ figure }) => figure));
    this.gone = figures.filter((figure) => !placed.has(figure));
    this.touched.clear();
  }

  /** Follows edits that were made at once. */
  edited(edits: readonly vscode.TextDocumentContentChangeEvent[]): void {
    if (!this.map) return;
    if (edits.some(movesLines)) this.lineChanges++;
    const before = this.presentLines();
    const isTouched = (line: number): boolean =>
      edits.some(({ range }) => line >= range.start.line && line <= range.end.line);
    const touched = this.figures.filter((placed) => isTouched(this.lineOf(placed) ?? NOWHERE));
    this.map = applyEdits(this.map, edits.map(plain), (line) =>
      line < this.document.lineCount ? this.document.lineAt(line).text : '',
    );
    if (touched.length > 0 || this.presentLines().length !== before.length) this.changes++;
    for (const { figure } of touched) this.touched.set(figure, this.changes);
  }

  /** The figures by the lines of the text as it is now, counted from 1. */
  present(): readonly PresentFigure[] {
    return this.figures.flatMap((placed) => {
      const line = this.lineOf(placed);
      if (line === undefined) return [];
      const { figure, place } = placed;
      const touched = this.touched.get(figure) ?? this.mapped;
      return [{ ...figure, line: line + 1, of: placed, touched, certainty: place.certainty }];
    });
  }

  /** The line in the profile, from 1, of a line of the text, from 0; undefined if it has no figures. */
  recordedLine(line: number): number | undefined {
    return this.at(line)?.figure.line;
  }

  /** How a line of the text, from 0, was found; undefined if it has no figures. */
  placeOf(line: number): LinePlace | undefined {
    return this.at(line)?.place;
  }

  /** Whether any figure has no line in the text as it is now. */
  get hasLost(): boolean {
    return this.lostWithin(1, Infinity).length > 0;
  }

  /** The figures of the recorded lines `from .. to`, 1-based, that have no line in the text as it is now. */
  lostWithin(from: number, to: number): readonly LineFigure[] {
    const edited = this.figures.filter((placed) => this.lineOf(placed) === undefined);
    return [...this.gone, ...edited.map(({ figure }) => figure)]
      .filter(({ line }) => line >= from && line <= to)
      .sort((a, b) => a.line - b.line);
  }

  /** The least sure of the figures of which something is known; undefined without figures. */
  get certainty(): Certainty | undefined {
    return leastSure(this.figures.map(({ place }) => place));
  }

  private at(line: number): PlacedFigure | undefined {
    return this.figures.find((placed) => this.lineOf(placed) === line);
  }

  /** Where a recorded line, from 1, is in the text as it is now, from 0; undefined if it is not there as it was. */
  presentLine(recorded: number): number | undefined {
    const place = this.placement(recorded);
    return place && this.lineIn(place);
  }

  /** The recorded line, from 1, that a line of the text, from 0, or the nearest before it was; undefined if there is none. */
  recordedBefore(line: number): number | undefined {
    let nearest: number | undefined;
    let distance = Infinity;
    for (let recorded = 1; recorded <= this.lastRecorded; recorded++) {
      const at = this.presentLine(recorded) ?? Infinity;
      if (at > line || line - at >= distance) continue;
      distance = line - at;
      nearest = recorded;
    }
    return nearest;
  }

  /** The first line of the text as it is now, from 0, that is one of the recorded lines `from .. to`, 1-based; else the nearest before. */
  firstWithin(from: number, to: number): number | undefined {
    for (let recorded = from; recorded <= Math.min(to, this.lastRecorded); recorded++) {
      const at = this.presentLine(recorded);
      if (at !== undefined) return at;
    }
    return this.presentBefore(from);
  }

  /** Where the nearest recorded line before one, 1-based, is that is in the text as it is now, from 0. */
  presentBefore(recorded: number): number | undefined {
    for (let each = Math.min(recorded, this.lastRecorded + 1) - 1; each >= 1; each--) {
      const at = this.presentLine(each);
      if (at !== undefined) return at;
    }
    return undefined;
  }

  /** Code may have been taken out since: more lines than these are looked for in vain. */
  private get lastRecorded(): number {
    return 2 * (this.map?.at.length ?? 0);
  }

  /** The lines with figures of the text as it is now, counted from 0. */
  private presentLines(): readonly number[] {
    return this.figures.map((placed) => this.lineOf(placed)).filter((line) => line !== undefined);
  }

  /** Where a figure is in the text as it is now, counted from 0; undefined if its line is not there as it was. */
  private lineOf({ place }: PlacedFigure): number | undefined {
    return this.lineIn(place);
  }

  private lineIn({ line }: LinePlace): number | undefined {
    const at = this.map?.at[line - 1] ?? NOWHERE;
    return at >= 0 && at < this.document.lineCount ? at : undefined;
  }
}

const NOWHERE = -1;

/** Whether the edit may have moved where any line begins: not if it is all inside one line. */
function movesLines({ range, text }: vscode.TextDocumentContentChangeEvent): boolean {
  return range.start.line !== range.end.line || range.start.character === 0 || /[\r\n]/.test(text);
}

function plain({ range, text }: vscode.TextDocumentContentChangeEvent): LineChange {
  return {
    startLine: range.start.line,
    startCharacter: range.start.character,
    endLine: range.end.line,
    endCharacter: range.end.character,
    text,
  };
}

async function savedLines(uri: vscode.Uri): Promise<string[] | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  } catch {
    return undefined;
  }
}
