import * as vscode from 'vscode';
import { registerOpenAsProfile } from './editor/openAsProfile.js';
import { ProfileEditorProvider } from './editor/profileEditor.js';
import { registerInline } from './inline/register.js';
import { SessionProfiles } from './inline/sessionProfiles.js';
import { Sessions } from './session/sessions.js';
import { LocalSources } from './source/localSources.js';
import { SourceNavigator } from './source/navigator.js';

/** Builds the parts, hands them each other and registers them. */
export function activate(context: vscode.ExtensionContext): void {
  const sessions = new Sessions();
  const profiles = new SessionProfiles(sessions);
  const sources = new LocalSources();
  const navigator = new SourceNavigator(sources);
  context.subscriptions.push(
    sessions,
    profiles,
    sources,
    ProfileEditorProvider.register(context.extensionUri, sessions, async (place, options) => {
      await navigator.open(place, options);
    }),
    registerOpenAsProfile(),
    registerInline(context.workspaceState, profiles, sources, navigator),
  );
}
