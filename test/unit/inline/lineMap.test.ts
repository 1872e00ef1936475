import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { applyEdits, mapLines, type LineChange, type LineMap } from '../../../src/inline/lineMap.js';

/** A text under edit, as an editor holds it. */
class Document {
  lines: readonly string[];
  map: LineMap;

  constructor(text: string) {
    this.lines = text.split('\n');
    this.map = mapLines(this.lines);
  }

  /** Applies changes as one edit and answers the one that undoes it. */
  edit(...changes: LineChange[]): LineChange[] {
    const sorted = [...changes].sort(
      (a, b) => b.startLine - a.startLine || b.startCharacter - a.startCharacter,
    );
    let text = this.text;
    const spans = sorted.map((change) => {
      const start = this.offset(change.startLine, change.startCharacter);
      const end = this.offset(change.endLine, change.endCharacter);
      return { start, old: text.slice(start, end), text: change.text };
    });
    for (const span of spans)
      text = text.slice(0, span.start) + span.text + text.slice(span.start + span.old.length);
    this.lines = text.split('\n');
    this.map = applyEdits(this.map, changes, (line) => this.lines[line] ?? '');
    let shift = 0;
    return spans.reverse().map(({ start, old, text: inserted }) => {
      const from = this.position(start + shift);
      const to = this.position(start + shift + inserted.length);
      shift += inserted.length - old.length;
      return {
        startLine: from[0],
        startCharacter: from[1],
        endLine: to[0],
        endCharacter: to[1],
        text: old,
      };
    });
  }

  get text(): string {
    return this.lines.join('\n');
  }

  /** Present lines of the first text's lines, `-` for lost ones. */
  get places(): string {
    return [...this.map.at].map((line) => (line < 0 ? '-' : String(line))).join(' ');
  }

  offset(line: number, character: number): number {
    const before = this.lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
    return before + Math.min(character, this.lines[line]?.length ?? 0);
  }

  position(offset: number): [number, number] {
    const lines = this.text.slice(0, offset).split('\n');
    return [lines.length - 1, lines.at(-1)?.length ?? 0];
  }
}

const change = (
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
  text: string,
): LineChange => ({ startLine, startCharacter, endLine, endCharacter, text });

const insert = (line: number, character: number, text: string) =>
  change(line, character, line, character, text);

describe('applyEdits', () => {
  test.each([
    ['a line above', insert(0, 0, 'new\n'), '1 2 3 4'],
    ['a line typed at the end of another', insert(1, 2, '\nnew'), '0 1 3 4'],
    ['a copy of a line put above it', insert(1, 0, 'bb\n'), '0 2 3 4'],
    ['a copy of a line put below it', insert(1, 2, '\nbb'), '0 1 3 4'],
    ['typing in a line', insert(1, 1, 'x'), '0 - 2 3'],
    ['a line deleted', change(1, 0, 2, 0, ''), '0 - 1 2'],
    ['a line deleted from the end of the one before', change(0, 2, 1, 2, ''), '0 - 1 2'],
    ['two lines joined', change(1, 2, 2, 0, ''), '0 - - 2'],
    ['a line split', insert(1, 1, '\n'), '0 - 3 4'],
    ['Enter before a line', insert(1, 0, '\n'), '0 2 3 4'],
    ['Windows line ends', insert(1, 0, 'x\r\ny\r\n'), '0 3 4 5'],
    ['all replaced by the same', change(0, 0, 3, 2, 'aa\nbb\ncc\ndd'), '0 1 2 3'],
    ['all replaced by some of it', change(0, 0, 3, 2, 'new\nbb\n\ndd'), '- 1 - 3'],
  ])('%s', (_, edit, places) => {
    const document = new Document('aa\nbb\ncc\ndd');
    document.edit(edit);
    expect(document.places).toBe(places);
  });

  test('edits at several places at once, in any order', () => {
    const document = new Document('aa\nbb\ncc\ndd');
    document.edit(insert(3, 0, 'y\n'), insert(1, 1, '\n'), insert(0, 0, 'x\n'));
    expect(document.text).toBe('x\naa\nb\nb\ncc\ny\ndd');
    expect(document.places).toBe('1 - 4 6');
  });

  test('two edits of one line are one', () => {
    const document = new Document('aabb\ncc');
    document.edit(insert(0, 1, '\n'), insert(0, 3, '\n'));
    expect(document.text).toBe('a\nab\nb\ncc');
    expect(document.places).toBe('- 3');
  });

  test('a line typed back to what it was has its figure again', () => {
    const document = new Document('aa\nbb\ncc');
    document.edit(insert(1, 2, 'x'));
    document.edit(insert(0, 0, 'new\n'));
    document.edit(change(2, 2, 2, 3, ''));
    expect(document.places).toBe('1 2 3');
  });

  test('a deleted line does not come back as another line of the same text', () => {
    const document = new Document('a\n}\nb\nc\nd');
    document.edit(change(1, 0, 2, 0, ''));
    document.edit(insert(2, 1, '\n}'));
    expect(document.text).toBe('a\nb\nc\n}\nd');
    expect(document.places).toBe('0 - 1 2 4');
  });

  const word = fc.constantFrom('', 'a', 'b', '}', 'foo');
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join('\n'));
  const rawEdit = fc.tuple(fc.nat(), fc.nat(), text);

  /** One to two changes that do not overlap, made to fit the document. */
  function fit(
    document: Document,
    [first, second, added]: [number, number, string],
    two: boolean,
  ): LineChange[] {
    const length = document.text.length + 1;
    const [from = 0, to = 0] = [first % length, second % length].sort((a, b) => a - b);
    const start = document.position(from);
    const end = document.position(to);
    if (two && from < to) return [insert(start[0], start[1], added), insert(end[0], end[1], added)];
    return [change(start[0], start[1], end[0], end[1], added)];
  }

  test('lines that are followed have their text, and keep their order', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(rawEdit, fc.boolean()), { maxLength: 8 }), (start, edits) => {
        const document = new Document(start);
        for (const [edit, two] of edits) {
          document.edit(...fit(document, edit, two));
          const followed = [...document.map.at].flatMap((line, i) => (line < 0 ? [] : [[i, line] as const]));
          for (const [i, line] of followed) expect(document.lines[line]).toBe(document.map.texts[i]);
          const lines = followed.map(([, line]) => line);
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('lines outside an edit stay with the code around them', () => {
    fc.assert(
      fc.property(text, rawEdit, (start, edit) => {
        const document = new Document(start);
        const before = document.lines.length;
        const [only] = fit(document, edit, false);
        if (!only) return;
        document.edit(only);
        const growth = document.lines.length - before;
        for (let i = 0; i < before; i++) {
          if (i < only.startLine) expect(document.map.at[i]).toBe(i);
          if (i > only.endLine) expect(document.map.at[i]).toBe(i + growth);
        }
      }),
    );
  });

  test('undoing every edit brings back every line', () => {
    const unique = fc
      .nat(8)
      .map((count) => Array.from({ length: count + 1 }, (_, i) => `line ${i}`).join('\n'));
    fc.assert(
      fc.property(unique, fc.array(fc.tuple(rawEdit, fc.boolean()), { maxLength: 6 }), (start, edits) => {
        const document = new Document(start);
        const undo = edits.map(([edit, two]) => document.edit(...fit(document, edit, two)));
        for (const changes of undo.reverse()) document.edit(...changes);
        expect(document.text).toBe(start);
        expect([...document.map.at]).toEqual([...mapLines(document.lines).at]);
      }),
    );
  });
});

describe('mapLines', () => {
  test('to another text than the one the figures are of', () => {
    expect([...mapLines(['a', 'b', 'c'], ['new', 'a', 'c']).at]).toEqual([1, -1, 2]);
  });
});
