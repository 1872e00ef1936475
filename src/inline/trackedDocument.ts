import * as vscode from 'vscode';

import type { LineFigure } from '../protocol/session.js';
import { applyEdits, mapLines, type LineChange, type LineMap } from './lineMap.js';

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
  private changes = 0;

  constructor(readonly document: vscode.TextDocument) {}

  /** Changes whenever the present figures may be others. */
  get revision(): number {
    return this.changes;
  }

  /**
   * Takes the lines as the file has them for the ones the figures are of. Called again it keeps what it knows of edits
   * since, unless the profile is a later one.
   */
  async follow(takenAt: number | undefined): Promise<void> {
    if (this.map && (takenAt === undefined || takenAt <= this.mappedUntil)) return;
    const { document } = this;
    this.changes++;
    const saved = document.isDirty ? await savedLines(document.uri) : undefined;
    this.map = saved ? mapLines(saved, linesOf(document)) : mapLines(linesOf(document));
    this.mappedUntil = Math.max(Date.now(), takenAt ?? 0);
  }

  show(recorded: readonly string[], figures: readonly LineFigure[]): void {
    this.changes++;
    this.recorded = recorded;
    this.figures = figures;
  }

  edited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    if (!this.map) return;
    this.changes++;
    this.map = applyEdits(this.map, changes.map(plain), (line) =>
      line < this.document.lineCount ? this.document.lineAt(line).text : '',
    );
  }

  /** The figures by the lines of the text as it is now, counted from 1. */
  present(): readonly LineFigure[] {
    return this.figures.flatMap((figure) => {
      const line = this.map?.at[figure.line - 1] ?? -1;
      return line >= 0 && line < this.document.lineCount ? [{ ...figure, line: line + 1 }] : [];
    });
  }

  /** The line in the profile, from 1, of a line of the text, from 0; undefined if it has no figures. */
  recordedLine(line: number): number | undefined {
    return this.figures.find((figure) => this.map?.at[figure.line - 1] === line)?.line;
  }
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
