import * as vscode from 'vscode';
import type { ShownLog } from '../../log/log.js';
import { troubleOf } from '../../log/trouble.js';
import type { ErrorHostApi, Failure } from '../../protocol/errorPage.js';
import type { ProfileSession } from '../../session/host/profileSession.js';

/** Why a profile cannot be shown; undefined while it can be, or may be yet. */
export function failureOf({ state, name }: ProfileSession): Failure | undefined {
  if (state.status !== 'failed') return undefined;
  return { name, trouble: troubleOf(state.error), isText: state.isText };
}

/** What the page that says so may ask of its host. */
export function errorHost(session: ProfileSession, uri: vscode.Uri, log: ShownLog): ErrorHostApi {
  return {
    retry: () => void session.load(),
    reopenAsText: async () => {
      await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
    },
    openLimitSetting,
    showLog: () => log.show(),
  };
}

/** Leads to the setting that limits how large a profile may grow. */
export async function openLimitSetting(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', 'pprofLens.inflateLimit');
}
