import { matchLines } from './matchLines.js';

/** Where the lines of a text that is being edited have gone. Lines count from 0. */
export interface LineMap {
  /** The lines when the map was made. */
  readonly texts: readonly string[];
  /** Where each of them is now, -1 if it was edited or deleted. Ascending, but for these. */
  readonly at: Int32Array;
}

/** One edit: a range of the text before, and what took its place (`TextDocumentContentChangeEvent` in plain values). */
export interface LineChange {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly text: string;
}

/** A map of lines that are now the lines of `present`: all in place, if that is not given. */
export function mapLines(texts: readonly string[], present: readonly string[] = texts): LineMap {
  return { texts, at: matchLines(texts, present) };
}

/**
 * The map after edits that were made at once. Lines that no edit touched move with the lines around them. Those that
 * one did are looked for, by their text, among the lines that took their place, and so are lines lost earlier from
 * between the same neighbours: an edited line is lost until undo, or typing, makes it again what it was.
 *
 * @param changes ranges of the text before all of them; they do not overlap.
 * @param textAt a line of the text after all of them.
 */
export function applyEdits(
  map: LineMap,
  changes: readonly LineChange[],
  textAt: (line: number) => string,
): LineMap {
  const edits = editsOf(changes);
  const at = map.at.map((line) => (line < 0 ? LOST : moved(edits, line)));
  for (const edit of edits) rematch(map.texts, at, edit, textAt);
  return { texts: map.texts, at };
}

const LOST = -1;

/** Lines `from .. to` (exclusive) of the text before became the lines `newFrom .. newTo` of the text after. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** The changes by line, in order; those that share a line are one. */
function editsOf(changes: readonly LineChange[]): readonly Edit[] {
  const sorted = [...changes].sort(
    (a, b) => a.startLine - b.startLine || a.startCharacter - b.startCharacter,
  );
  const edits: Edit[] = [];
  for (const change of sorted) {
    const added = change.text.split(/\r\n|\r|\n/).length - 1;
    const growth = added - (change.endLine - change.startLine);
    const to = change.endLine + (isWholeLines(change) ? 0 : 1);
    const last = edits.at(-1);
    if (last && change.startLine < last.to) {
      const end = Math.max(to, last.to);
      const newTo = last.newTo + (end - last.to) + growth;
      edits[edits.length - 1] = { ...last, to: end, newTo };
    } else {
      const newFrom = change.startLine + (last ? last.newTo - last.to : 0);
      edits.push({ from: change.startLine, to, newFrom, newTo: newFrom + (to - change.startLine) + growth });
    }
  }
  return edits;
}

/** Whole lines were put in or taken out, so that the line where the range ends is not touched. */
function isWholeLines({ startCharacter, endCharacter, text }: LineChange): boolean {
  return startCharacter === 0 && endCharacter === 0 && (text === '' || /[\r\n]$/.test(text));
}

/** Where a line is after the edits, lost if one of them touched it. */
function moved(edits: readonly Edit[], line: number): number {
  const last = edits.findLast(({ from }) => from <= line);
  if (!last) return line;
  return line < last.to ? LOST : line + last.newTo - last.to;
}

/** Finds the lines that are lost where the edit is among those that are there now. */
function rematch(
  texts: readonly string[],
  at: Int32Array,
  { newFrom, newTo }: Edit,
  textAt: (line: number) => string,
): void {
  const before = at.findLastIndex((line) => line >= 0 && line < newFrom);
  const after = at.findIndex((line) => line >= newTo);
  const first = before + 1;
  const missing = texts.slice(first, after < 0 ? undefined : after);
  const present = Array.from({ length: newTo - newFrom }, (_, i) => textAt(newFrom + i));
  matchLines(missing, present).forEach((line, i) => {
    if (line >= 0) at[first + i] = newFrom + line;
  });
}
