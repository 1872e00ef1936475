import type * as vscode from 'vscode';
import { expect, test } from 'vitest';

import { headOf, textProfileLine } from '../../../src/editor/text/textProfileLine.js';

/** A document of VS Code's that counts how many of its lines are asked for. */
function documentOf(lines: readonly string[]) {
  const state = { version: 1, lines, asked: 0 };
  const document = {
    get version() {
      return state.version;
    },
    get lineCount() {
      return state.lines.length;
    },
    lineAt: (line: number) => {
      state.asked++;
      return { text: state.lines[line] ?? '' };
    },
  };
  return { state, document: document as unknown as vscode.TextDocument };
}

test('a profile is looked for once a version', () => {
  const { state, document } = documentOf(['goroutine 1 [running]:', 'main.main()']);
  expect(textProfileLine(document)).toBe(0);
  const { asked } = state;
  expect(textProfileLine(document)).toBe(0);
  expect(state.asked).toBe(asked);
  state.version++;
  state.lines = ['Notes'];
  expect(textProfileLine(document)).toBeUndefined();
});

test('of a large document only the beginning is looked at', () => {
  const { state, document } = documentOf(Array.from({ length: 1_000_000 }, () => 'x'.repeat(63)));
  expect(textProfileLine(document)).toBeUndefined();
  expect(state.asked).toBeLessThanOrEqual(1024);
  expect(headOf(document).length).toBeLessThanOrEqual(65_536);
  expect(headOf(documentOf(['y'.repeat(10_000_000)]).document).length).toBe(65_536);
});
