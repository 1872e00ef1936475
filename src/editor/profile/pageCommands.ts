import * as vscode from 'vscode';
import { registerCommand } from '../../log/commands.js';
import type { ShownLog } from '../../log/log.js';
import { PAGE_COMMANDS, type PageCommand } from '../../protocol/page.js';

/** What has the page of the active editor do something. */
interface Pages {
  command(command: PageCommand): void;
}

/** Registers the commands that do what one can do in the page of a profile: `pprofLens.page.NAME`. */
export function registerPageCommands(pages: Pages, log: ShownLog): vscode.Disposable {
  return vscode.Disposable.from(
    ...PAGE_COMMANDS.map((command) =>
      registerCommand(log, `pprofLens.page.${command}`, () => {
        pages.command(command);
      }),
    ),
  );
}
