import * as vscode from 'vscode';

import { plainText } from './plain.js';

const LONGEST = 120;

/** Says in the status bar what is under way until it is done. The title may hold text from outside. */
export async function whileSaying<T>(title: string, work: () => Promise<T>): Promise<T> {
  const location = vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title: plainText(title, LONGEST) }, work);
}
