import * as vscode from 'vscode';

import { CodedError } from '../profile/error.js';
import type { ShownLog } from './log.js';
import { plainText } from './plain.js';
import { sentenceOf } from './sentence.js';

/** Longer messages are not read, and VS Code cuts them at a thousand. */
const LONGEST = 250;
const LONGEST_BUTTON = 40;

type Show = (message: string, ...buttons: string[]) => Thenable<string | undefined>;

/**
 * These show a message in a corner of the window and answer which of the buttons was pressed, undefined if the message
 * was closed. The text may hold text from outside: of it VS Code makes neither links nor icons.
 */
export function showInformation(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return show(vscode.window.showInformationMessage, text, buttons);
}

/** Warns; returns the button that was pressed, undefined for none. The texts may hold text from outside. */
export function showWarning(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return show(vscode.window.showWarningMessage, text, buttons);
}

/** Says what did not work; returns the button that was pressed, undefined for none. The texts may hold text from outside. */
export function showError(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return show(vscode.window.showErrorMessage, text, buttons);
}

/**
 * Says that something failed of itself, which is not for the person to mend: in a message that leads to the log, and
 * there with the error. Why it failed is said if that is a sentence of ours: never in words of the engine or a library.
 */
export async function showFailure(log: ShownLog, text: string, error: unknown): Promise<void> {
  log.error(text, error);
  const toLog = vscode.l10n.t('Show Log');
  const why = error instanceof CodedError ? ` ${sentenceOf(error)}` : '';
  log.tell({ sentence: text + why, isFault: true });
  if ((await showError(text + why, toLog)) === toLog) log.show();
}

async function show(message: Show, text: string, buttons: readonly string[]): Promise<string | undefined> {
  const labels = buttons.map((button) => plainText(button, LONGEST_BUTTON));
  const pressed = await message(plainText(text, LONGEST), ...labels);
  return pressed === undefined ? undefined : buttons[labels.indexOf(pressed)];
}
