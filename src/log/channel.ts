import * as vscode from 'vscode';

import { logText, type ShownLog } from './log.js';

/** The log "pprof Lens" of this window, in VS Code's Output view. */
export function createLog(): ShownLog & vscode.Disposable {
  const channel = vscode.window.createOutputChannel('pprof Lens', { log: true });
  return {
    error: (what, error) => {
      channel.error(logText(what, error));
    },
    warn: (what, error) => {
      channel.warn(logText(what, error));
    },
    info: (what) => {
      channel.info(logText(what));
    },
    show: () => {
      channel.show(true);
    },
    dispose: () => {
      channel.dispose();
    },
  };
}
