import * as vscode from 'vscode';
import { registerOpenAsProfile } from './editor/openAsProfile.js';
import { ProfileEditorProvider } from './editor/profileEditor.js';
import { Sessions } from './session/sessions.js';
import { LocalSources } from './source/localSources.js';
import { SourceNavigator } from './source/navigator.js';

/** Builds the parts, hands them each other and registers them. */
export function activate(context: vscode.ExtensionContext): void {
  const sessions = new Sessions();
  const sources = new LocalSources();
  const navigator = new SourceNavigator(sources);
  context.subscriptions.push(
    sessions,
    sources,
    sessions.onDidChangeActive((active) => {
      void vscode.commands.executeCommand('setContext', 'pprofLens.hasProfile', active !== undefined);
    }),
    ProfileEditorProvider.register(context.extensionUri, sessions, async (place, options) => {
      await navigator.open(place, options);
    }),
    registerOpenAsProfile(),
  );
}
