import * as vscode from 'vscode';

import { logText, type ShownLog, type Told } from './log.js';

/** The log "pprof Lens" of this window, in VS Code's Output view. */
export function createLog(): ShownLog & vscode.Disposable & { readonly onDidTell: vscode.Event<Told> } {
  const channel = vscode.window.createOutputChannel('pprof Lens', { log: true });
  const telling = new vscode.EventEmitter<Told>();
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
    tell: (told) => {
      telling.fire(told);
    },
    onDidTell: telling.event,
    dispose: () => {
      telling.dispose();
      channel.dispose();
    },
  };
}
