import * as vscode from 'vscode';

import { plainText } from './plain.js';
import { sentenceOf } from './sentence.js';
import { showStartingAt } from './startingAt.js';

/** How many characters of each are shown. */
const LONGEST_LABEL = 120;
const LONGEST_DETAIL = 250;

/** A choice of a list. `icon` is one of VS Code's, before the label; the other texts may come from outside. */
export interface Choice {
  readonly icon?: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** The one that holds now: the list starts there. */
  readonly isChosen?: boolean;
}

/** A line between the choices of a list, with a heading or none. */
export interface Heading {
  readonly heading: string;
}

/** What is said above a list, and how it behaves. */
export interface ListOptions {
  readonly title: string;
  readonly placeHolder?: string;
  readonly matchOnDescription?: boolean;
  /** Stays when something else takes the focus, such as an editor that is just opening. */
  readonly stays?: boolean;
  /** Aborted once the answer is not needed any more: the list goes away. */
  readonly signal?: AbortSignal;
}

/** Has the person choose from a list; undefined if they leave it, or it goes away. The texts may hold text from outside. */
export async function pick<T extends Choice>(
  choices: readonly (T | Heading)[],
  { title, placeHolder, matchOnDescription = false, stays = false, signal }: ListOptions,
): Promise<T | undefined> {
  const items = choices.map((choice) => ('heading' in choice ? separator(choice) : itemOf(choice)));
  const options = {
    title: plainText(title, LONGEST_DETAIL),
    matchOnDescription,
    ignoreFocusOut: stays,
    ...(placeHolder !== undefined && { placeHolder: plainText(placeHolder, LONGEST_DETAIL) }),
  };
  const start = items[choices.findIndex((choice) => 'isChosen' in choice && choice.isChosen)];
  const show = (token?: vscode.CancellationToken) =>
    start === undefined
      ? vscode.window.showQuickPick(items, options, token)
      : showStartingAt(start, items, options, token);
  const picked = await (signal === undefined ? show() : withToken(signal, show));
  const choice = picked && choices[items.indexOf(picked)];
  return choice === undefined || 'heading' in choice ? undefined : choice;
}

/** Runs what VS Code can be told to end, which the signal does. Undefined at once where that is aborted already. */
async function withToken<T>(
  signal: AbortSignal,
  run: (token: vscode.CancellationToken) => Thenable<T | undefined>,
): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel);
  try {
    return await run(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

function separator({ heading }: Heading): vscode.QuickPickItem {
  return { label: plainText(heading, LONGEST_LABEL), kind: vscode.QuickPickItemKind.Separator };
}

function itemOf({ icon, label, description, detail }: Choice): vscode.QuickPickItem {
  const text = plainText(label, LONGEST_LABEL);
  return {
    label: icon === undefined ? text : `$(${icon}) ${text}`,
    ...(description !== undefined && { description: plainText(description, LONGEST_DETAIL) }),
    ...(detail !== undefined && { detail: plainText(detail, LONGEST_DETAIL) }),
  };
}

/** What is asked for, in a line that a person types. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  /** What is wrong with the text so far, in one sentence; empty if nothing is. */
  readonly check: (text: string) => Promise<string> | string;
}

/**
 * Has the person type a line; undefined if they leave it. VS Code makes links of a prompt and of what is said to be
 * wrong as it does of messages, so these may hold text from outside only here.
 */
export async function askForText(question: TextQuestion): Promise<string | undefined> {
  const { title, prompt, value, check } = question;
  return vscode.window.showInputBox({
    title: plainText(title, LONGEST_DETAIL),
    prompt: plainText(prompt, LONGEST_DETAIL),
    ...(value !== undefined && { value }),
    validateInput: async (text) => plainText(await checked(check, text), LONGEST_DETAIL) || undefined,
  });
}

/** What is wrong with the text, or why nobody can tell: VS Code would say nothing of a check that fails. */
async function checked(check: TextQuestion['check'], text: string): Promise<string> {
  try {
    return await check(text);
  } catch (error) {
    return sentenceOf(error);
  }
}

/** What is said in a dialogue for files, and the folder or file that it begins at. */
interface FileOptions {
  readonly openLabel?: string;
  readonly start?: vscode.Uri;
}

/** Has the person choose one file; undefined if they leave the dialogue. The title may hold text from outside. */
export async function askForFileToOpen(
  title: string,
  options: FileOptions = {},
): Promise<vscode.Uri | undefined> {
  return (await openDialogue(title, options, false))[0];
}

/** Has the person choose files; none if they leave the dialogue. The title may hold text from outside. */
export function askForFilesToOpen(title: string): Promise<readonly vscode.Uri[]> {
  return openDialogue(title, {}, true);
}

async function openDialogue(
  title: string,
  { openLabel, start }: FileOptions,
  canSelectMany: boolean,
): Promise<readonly vscode.Uri[]> {
  const files = await vscode.window.showOpenDialog({
    title: plainText(title, LONGEST_DETAIL),
    canSelectMany,
    ...(openLabel !== undefined && { openLabel }),
    ...(start && { defaultUri: start }),
  });
  return files ?? [];
}

/** Has the person choose a file to write; undefined if they leave the dialogue. */
export async function askWhereToSave(title: string, start?: vscode.Uri): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: plainText(title, LONGEST_DETAIL),
    ...(start && { defaultUri: start }),
  });
}
