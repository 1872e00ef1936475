import * as vscode from 'vscode';

import { registerCommand } from '../log/commands.js';
import type { ShownLog } from '../log/log.js';
import { showError } from '../log/notifications.js';
import { shortened } from '../log/plain.js';
import { createTree } from '../log/tree.js';
import { FoundProfiles } from './foundProfiles.js';
import { showHowTo } from './howTo.js';
import { ListedProfile, OPEN_LISTED, ProfilesTree } from './profilesTree.js';
import type { RecentProfiles } from './recentProfiles.js';
import type { Sample } from './sample.js';

/** What the list of profiles is of. */
interface Parts {
  readonly recent: RecentProfiles;
  readonly sample: Sample;
  /** Opens profiles, or brings those that are open to the front. */
  readonly open: (uris: readonly vscode.Uri[]) => Promise<void>;
  /** The profiles in the tabs of the window. */
  readonly openProfiles: () => readonly vscode.Uri[];
  readonly log: ShownLog;
}

/** Registers the view "Profiles" and what leads to a first profile. */
export function registerProfiles({ recent, sample, open, openProfiles, log }: Parts): vscode.Disposable {
  const found = new FoundProfiles(log);
  const source = new ProfilesTree(openProfiles, (uri) => sample.has(uri), recent, found);
  const tree = createTree('pprofLens.profiles', source);
  const follow = (): void => {
    found.isWatched = tree.isVisible;
  };
  follow();
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    [OPEN_LISTED]: (node) => (node instanceof ListedProfile ? openListed(node, recent, open) : undefined),
    'pprofLens.removeRecent': (node) => (node instanceof ListedProfile ? recent.remove(node.uri) : undefined),
    'pprofLens.clearRecent': () => recent.clear(),
    'pprofLens.howToGetProfile': showHowTo,
    'pprofLens.openSample': () => open([sample.profile]),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => registerCommand(log, id, run)),
    tree.onDidChangeVisibility(follow),
    tree,
    source,
    found,
  );
}

/** Opens a profile of the list. One whose file is gone can be removed where that is up to the person. */
export async function openListed(
  { group, uri }: ListedProfile,
  recent: RecentProfiles,
  open: Parts['open'],
): Promise<void> {
  if (group === 'open' || (await isThere(uri))) {
    await open([uri]);
    return;
  }
  const remove = vscode.l10n.t('Remove from Recent');
  const message = vscode.l10n.t('{0} is not there any more.', shortened(uri.fsPath));
  const pressed = await showError(message, ...(group === 'recent' ? [remove] : []));
  if (pressed === remove) await recent.remove(uri);
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
