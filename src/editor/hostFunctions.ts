import * as vscode from 'vscode';
import type { Place } from '../session/api.js';
import type { ProfileSession } from '../session/profileSession.js';
import type { HostApi, PageState } from './protocol.js';

/** What one page may ask of the host, answered from its session. */
export class HostFunctions {
  readonly api: HostApi;

  constructor(
    private readonly session: ProfileSession,
    private readonly uri: vscode.Uri,
    reveal: (place: Place, focus: boolean) => Promise<void>,
  ) {
    this.api = {
      ready: () => this.state(),
      top: (query) => session.ask.top({ ...query, selection: session.selection }),
      flame: (query) => session.ask.flame({ ...query, selection: session.selection }),
      setSampleIndex: (sampleIndex) => session.select({ sampleIndex }),
      setFilters: (filters) => session.select({ filters }),
      setFollowCode: (on) => void setFollowCode(on, uri),
      reveal: async (ref, focus) => {
        const place = await session.ask.place(session.selection, ref);
        if (place !== undefined) await reveal(place, focus);
      },
      cancel: () => session.cancel(),
      retry: () => void session.load(),
      reopenAsText: () => void vscode.commands.executeCommand('vscode.openWith', uri, 'default'),
      openDoc: () => void openDoc(session),
    };
  }

  state(): PageState {
    const { state, name, selection } = this.session;
    if (state.status !== 'ready') return { ...state, name };
    return {
      ...state,
      name,
      selection,
      followCode: vscode.workspace.getConfiguration('pprofLens', this.uri).get('followCode', true),
    };
  }
}

/** Writes the setting back to the scope that defines it, the user's own if none does. */
async function setFollowCode(on: boolean, uri: vscode.Uri): Promise<void> {
  const settings = vscode.workspace.getConfiguration('pprofLens', uri);
  const inWorkspace = settings.inspect('followCode')?.workspaceValue !== undefined;
  await settings.update(
    'followCode',
    on,
    inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
}

/** Opens the profile's own documentation link, which VS Code confirms with the person first. Only web links. */
async function openDoc(session: ProfileSession): Promise<void> {
  const url = session.state.status === 'ready' ? session.state.summary.docUrl : '';
  if (/^https?:\/\//i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url));
}
