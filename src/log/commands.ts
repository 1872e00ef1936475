import * as vscode from 'vscode';

import { isFault } from '../profile/error.js';
import type { ShownLog } from './log.js';
import { showFailure, showInformation } from './notifications.js';
import { sentenceOf } from './sentence.js';

/**
 * Registers a command. What it throws would be a message of VS Code's, with the links and icons that the error's own
 * text makes: here it is one of ours, and the error is in the log.
 *
 * @param run may take what VS Code or a link gives it, which is not to be trusted
 */
export function registerCommand(
  log: ShownLog,
  id: string,
  run: (argument: unknown, second: unknown) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, second: unknown) => {
    try {
      return await run(argument, second);
    } catch (error) {
      // What a person can mend is no failure of ours, such as a link of an earlier load.
      if (isFault(error)) void showFailure(log, vscode.l10n.t('This could not be done.'), error);
      else {
        const sentence = sentenceOf(error);
        log.tell({ sentence, isFault: false });
        void showInformation(sentence);
      }
      return undefined;
    }
  });
}
