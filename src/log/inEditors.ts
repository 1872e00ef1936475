import * as vscode from 'vscode';

import { plainText } from './plain.js';

/** How many characters of a title are shown. */
const LONGEST_TITLE = 120;

declare const MARKDOWN: unique symbol;

/** Markdown in which all text from outside is escaped. */
export type Markdown = string & { readonly [MARKDOWN]: true };

/** A hover over a range, whose links may run these commands and no others. */
export function createHover(
  markdown: Markdown,
  enabledCommands: readonly string[],
  range: vscode.Range,
): vscode.Hover {
  const content = new vscode.MarkdownString(markdown);
  content.isTrusted = { enabledCommands };
  return new vscode.Hover(content, range);
}

/** What a lens says and does. */
export interface LensCommand {
  /** One of VS Code's icons, before the title. */
  readonly icon: string;
  readonly title: string;
  readonly command: string;
  readonly arguments: unknown[];
}

/** A line above the code that runs a command. Its title may hold text from outside. */
export function createLens(range: vscode.Range, lens: LensCommand): vscode.CodeLens {
  const title = `$(${lens.icon}) ${plainText(lens.title, LONGEST_TITLE)}`;
  return new vscode.CodeLens(range, { title, command: lens.command, arguments: lens.arguments });
}

/** A link in a document of ours that runs one of our commands. */
export function createCommandLink(
  range: vscode.Range,
  command: string,
  argument: readonly unknown[],
  tooltip: string,
): vscode.DocumentLink {
  const query = encodeURIComponent(JSON.stringify(argument));
  const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:${command}?${query}`));
  link.tooltip = plainText(tooltip, LONGEST_TITLE);
  return link;
}

/** At most two characters beside a file or folder, with a tooltip that may hold text from outside. */
export function createBadge(badge: string, tooltip: string): vscode.FileDecoration {
  return new vscode.FileDecoration(badge, plainText(tooltip, LONGEST_TITLE));
}
