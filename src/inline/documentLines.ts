import type * as vscode from 'vscode';

/** The lines of a document as it is now, without their ends. */
export function documentLines(document: vscode.TextDocument): string[] {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
}
