import * as vscode from 'vscode';

import { plainText } from './plain.js';

/** How long a message stays. */
const SHOWN_MS = 5000;

/** How many characters of each are shown. */
const LONGEST_MESSAGE = 160;
const LONGEST_LABEL = 120;
const LONGEST_TIP = 250;

/** Says something in the status bar for a few seconds. The text may hold text from outside. */
export function sayInStatusBar(text: string, milliseconds = SHOWN_MS): void {
  vscode.window.setStatusBarMessage(plainText(text, LONGEST_MESSAGE), milliseconds);
}

/** What an entry of the status bar says. `icon` is one of VS Code's, before the text. */
interface StatusText {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
}

/** An entry of the status bar, hidden at first. */
export interface StatusEntry extends vscode.Disposable {
  show(content: StatusText): void;
  hide(): void;
}

/** Makes an entry at the left of the status bar that runs a command. Its texts may hold text from outside. */
export function createStatusEntry(id: string, name: string, command: string, priority: number): StatusEntry {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, priority);
  item.name = name;
  item.command = command;
  return {
    show: ({ icon, text, tooltip }) => {
      const label = plainText(text, LONGEST_LABEL);
      const tip = plainText(tooltip, LONGEST_TIP);
      item.text = `$(${icon}) ${label}`;
      item.tooltip = tip;
      item.accessibilityInformation = { label: `${label}. ${tip}` };
      item.show();
    },
    hide: () => {
      item.hide();
    },
    dispose: () => {
      item.dispose();
    },
  };
}
