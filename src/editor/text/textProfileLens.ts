import * as vscode from 'vscode';
import { createLens } from '../../log/inEditors.js';
import { textProfileLine } from './textProfileLine.js';

/** Text profiles have a language of their own by first line or name; under another name they are plain text. */
const LANGUAGES = ['pprof-text', 'plaintext', 'log'];

/**
 * The CodeLens "Open as profile" on text documents that hold a profile, wherever they come from. Of an untitled document
 * VS Code guesses the language, and takes a dump of goroutines for Go.
 */
export function registerTextProfileLens(): vscode.Disposable {
  const provider: vscode.CodeLensProvider = {
    provideCodeLenses: (document) => {
      const line = textProfileLine(document);
      if (line === undefined) return [];
      const lens = {
        icon: 'flame',
        title: vscode.l10n.t('Open as profile'),
        command: 'pprofLens.openAsProfile',
        arguments: [document.uri],
      };
      return [createLens(new vscode.Range(line, 0, line, 0), lens)];
    },
  };
  const selector = [...LANGUAGES.map((language) => ({ language })), { scheme: 'untitled' }];
  return vscode.languages.registerCodeLensProvider(selector, provider);
}
