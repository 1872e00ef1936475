import type * as vscode from 'vscode';
import { profileLine } from '../../profile/sniff.js';

/** A profile begins in the first so many characters of a document, or is not looked for. */
const HEAD = 64 * 1024;

interface Found {
  readonly version: number;
  readonly line: number | undefined;
}

const found = new WeakMap<vscode.TextDocument, Found>();

/** The 0-based line on which a document's text profile begins, if it has one; looked for once for each version. */
export function textProfileLine(document: vscode.TextDocument): number | undefined {
  const known = found.get(document);
  const { version } = document;
  if (known?.version === version) return known.line;
  const line = profileLine(headOf(document));
  found.set(document, { version, line });
  return line;
}

/** The beginning of the document's text, at most 64 Ki characters. */
export function headOf(document: vscode.TextDocument): string {
  const lines: string[] = [];
  let left = HEAD;
  for (let i = 0; i < document.lineCount && left > 0; i++) {
    const line = document.lineAt(i).text.slice(0, left);
    lines.push(line);
    left -= line.length + 1;
  }
  return lines.join('\n');
}
