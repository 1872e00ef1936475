import * as vscode from 'vscode';

import { plainText } from './plain.js';

/** How many characters of what is said are shown. */
const LONGEST = 120;

/** What is done sooner comes unannounced, in milliseconds. */
const SOON = 400;

/**
 * Says what is under way, if it takes its time, until it is done or somebody cancels it. The title may hold text from
 * outside. Answers as the work does.
 * @param cancel has to make the work end
 */
export async function whileSaying<T>(title: string, work: () => Promise<T>, cancel: () => void): Promise<T> {
  const done = work();
  const say = setTimeout(() => {
    const location = vscode.ProgressLocation.Notification;
    const options = { location, title: plainText(title, LONGEST), cancellable: true };
    void vscode.window.withProgress(options, async (_, token) => {
      token.onCancellationRequested(cancel);
      await done.catch(() => undefined);
    });
  }, SOON);
  try {
    return await done;
  } finally {
    clearTimeout(say);
  }
}
