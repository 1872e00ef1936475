import * as vscode from 'vscode';

/**
 * Puts text into the clipboard. It may be pasted into a terminal, to which a control character is a key that is
 * pressed: of those only tabs and line breaks stay.
 */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text.replace(/(?![\t\n])\p{Cc}/gu, ''));
}

/** The text in the clipboard; empty if it holds none. It comes from outside. */
export async function pasteText(): Promise<string> {
  return vscode.env.clipboard.readText();
}
