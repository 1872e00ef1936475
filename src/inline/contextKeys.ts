import * as vscode from 'vscode';

import type { ActiveProfiles } from './activeProfile.js';

/**
 * Tells menus and keys whether there is a profile to do something with, until the answer is disposed: the one whose
 * figures stand in the source, of which reports are made too.
 */
export function keepContextKeys(profiles: ActiveProfiles): vscode.Disposable {
  const tell = (): void => {
    const hasProfile = profiles.active !== undefined;
    void vscode.commands.executeCommand('setContext', 'pprofLens.hasProfile', hasProfile);
  };
  tell();
  return vscode.Disposable.from(profiles.onDidChange(tell));
}
