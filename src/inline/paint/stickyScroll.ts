import * as vscode from 'vscode';

/**
 * Has VS Code draw the lines of sticky scroll anew, with the decorations of now. It does so of itself when they become
 * others, or when line numbers do, but not for decorations. The numbers are as they were before anything is drawn.
 */
export function redrawStickyScroll(editor: vscode.TextEditor): void {
  const { lineNumbers } = editor.options;
  if (lineNumbers === undefined) return;
  const { On, Relative } = vscode.TextEditorLineNumbersStyle;
  editor.options = { lineNumbers: lineNumbers === On ? Relative : On };
  editor.options = { lineNumbers };
}
