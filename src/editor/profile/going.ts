import * as vscode from 'vscode';
import { registerCommand } from '../../log/commands.js';
import type { ShownLog } from '../../log/log.js';

/** What goes back (-1) and forward (1). */
interface Going {
  go(by: -1 | 1): Promise<void>;
}

/** Registers the commands that go back and forth through what was selected in a profile. */
export function registerGoing(editors: Going, log: ShownLog): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(log, 'pprofLens.goBack', () => editors.go(-1)),
    registerCommand(log, 'pprofLens.goForward', () => editors.go(1)),
  );
}
