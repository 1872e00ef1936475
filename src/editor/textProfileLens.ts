import * as vscode from 'vscode';
import { createLens } from '../log/inEditors.js';
import { isTextProfile } from '../session/sniff.js';

/** Text profiles have a language of their own by first line or name; under another name they are plain text. */
const LANGUAGES = ['pprof-text', 'plaintext', 'log'];

/** The CodeLens "Open as profile" on a text document whose first line says it is one. */
export function registerTextProfileLens(): vscode.Disposable {
  const provider: vscode.CodeLensProvider = {
    provideCodeLenses: (document) => {
      if (!isTextProfile(document.lineAt(0).text)) return [];
      const lens = {
        icon: 'flame',
        title: vscode.l10n.t('Open as profile'),
        command: 'pprofLens.openAsProfile',
        arguments: [document.uri],
      };
      return [createLens(new vscode.Range(0, 0, 0, 0), lens)];
    },
  };
  return vscode.languages.registerCodeLensProvider(
    LANGUAGES.map((language) => ({ language, scheme: 'file' })),
    provider,
  );
}
