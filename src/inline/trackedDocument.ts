import * as vscode from 'vscode';

import type { LineFigure } from '../protocol/session.js';
import { applyEdits, mapLines, type LineChange, type LineMap } from './lineMap.js';

/** A figure with its line of the text as it is now, counted from 1. */
export interface PresentFigure extends LineFigure {
  /** The figure as the profile has it. */
  readonly of: LineFigure;
  /** Another number whenever an edit touches the line: VS Code may have moved what is written there to somewhere else. */
  readonly touched: number;
}

/** The figures of one open document, which follow its code while it is edited. */
export class TrackedDocument {
  /** Recorded paths that are this file. */
  recorded: readonly string[] = [];
  private figures: readonly LineFigure[] = [];
  private map: LineMap | undefined;
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
    this.map = saved ? mapLines(saved, linesOf(document)) : mapLines(linesOf(document));
    this.mapped = ++this.changes;
    this.mappedUntil = Math.max(Date.now(), takenAt ?? 0);
  }

  /** Takes other figures, by the lines that the profile has recorded, of the files that this document is. */
  show(recorded: readonly string[], figures: readonly LineFigure[]): void {
    this.changes++;
    this.recorded = recorded;
    this.figures = figures;
    this.touched.clear();
  }

  /** Follows edits that were made at once. */
  edited(edits: readonly vscode.TextDocumentContentChangeEvent[]): void {
    if (!this.map) return;
    if (edits.some(movesLines)) this.lineChanges++;
    const before = this.presentLines();
    const isTouched = (line: number): boolean =>
      edits.some(({ range }) => line >= range.start.line && line <= range.end.line);
    const touched = this.figures.filter((figure) => isTouched(this.lineOf(figure) ?? NOWHERE));
    this.map = applyEdits(this.map, edits.map(plain), (line) =>
      line < this.document.lineCount ? this.document.lineAt(line).text : '',
    );
    if (touched.length > 0 || this.presentLines().length !== before.length) this.changes++;
    for (const figure of touched) this.touched.set(figure, this.changes);
  }

  /** The figures by the lines of the text as it is now, counted from 1. */
  present(): readonly PresentFigure[] {
    return this.figures.flatMap((figure) => {
      const line = this.lineOf(figure);
      const touched = this.touched.get(figure) ?? this.mapped;
      return line === undefined ? [] : [{ ...figure, line: line + 1, of: figure, touched }];
    });
  }

  /** The line in the profile, from 1, of a line of the text, from 0; undefined if it has no figures. */
  recordedLine(line: number): number | undefined {
    return this.figures.find((figure) => this.map?.at[figure.line - 1] === line)?.line;
  }

  /** The lines with figures of the text as it is now, counted from 0. */
  private presentLines(): readonly number[] {
    return this.figures.map((figure) => this.lineOf(figure)).filter((line) => line !== undefined);
  }

  /** Where a figure is in the text as it is now, counted from 0; undefined if its line is not there as it was. */
  private lineOf({ line }: LineFigure): number | undefined {
    const at = this.map?.at[line - 1] ?? -1;
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

function linesOf(document: vscode.TextDocument): string[] {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
}

async function savedLines(uri: vscode.Uri): Promise<string[] | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  } catch {
    return undefined;
  }
}
