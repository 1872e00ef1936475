import * as vscode from 'vscode';

import { shortened } from '../log/plain.js';
import type { TreeLine, TreeSource } from '../log/tree.js';
import { baseName } from '../source/files.js';
import type { FoundProfiles } from './foundProfiles.js';
import type { RecentProfiles } from './recentProfiles.js';

/** The groups of profiles, in their order. */
type Group = 'open' | 'recent' | 'found';

/** How many characters of a folder are shown. */
const LONGEST_FOLDER = 60;

/** A profile in the list. */
export class ListedProfile {
  readonly kind = 'profile';

  constructor(
    readonly group: Group,
    readonly uri: vscode.Uri,
  ) {}
}

/** A line of the list: a group, a profile in it, or that there are more than are shown. */
type ProfileNode =
  | { readonly kind: 'group'; readonly group: Group }
  | ListedProfile
  | { readonly kind: 'more'; readonly shown: number };

/** The command that a click on a profile runs. */
export const OPEN_LISTED = 'pprofLens.openListed';

/** What the list of profiles shows: those that are open, that were, and that the workspace has. */
export class ProfilesTree implements TreeSource<ProfileNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listeners: readonly vscode.Disposable[];

  /**
   * @param open the profiles in the tabs of the window
   * @param isSample whether a file is one that the extension brings
   */
  constructor(
    private readonly open: () => readonly vscode.Uri[],
    private readonly isSample: (uri: vscode.Uri) => boolean,
    private readonly recent: RecentProfiles,
    private readonly found: FoundProfiles,
  ) {
    const tell = (): void => {
      this.changed.fire();
    };
    this.listeners = [
      recent.onDidChange(tell),
      found.onDidChange(tell),
      vscode.window.tabGroups.onDidChangeTabs(tell),
    ];
  }

  /** The groups that have something, or the profiles of one. The workspace is waited for only where nothing else is. */
  async below(node: ProfileNode | undefined): Promise<readonly ProfileNode[]> {
    if (node === undefined) return this.groups();
    if (node.kind !== 'group') return [];
    const { group } = node;
    if (group !== 'found') return this.listed(group).map((uri) => new ListedProfile(group, uri));
    const { uris, isCut } = await this.found.now();
    // A group that turns out to be empty goes away.
    if (uris.length === 0) this.changed.fire();
    const profiles = uris.map((uri) => new ListedProfile(group, uri));
    return isCut ? [...profiles, { kind: 'more', shown: uris.length }] : profiles;
  }

  line(node: ProfileNode): TreeLine {
    const { kind } = node;
    if (kind === 'group')
      return { id: node.group, label: titleOf(node.group), kind: node.group, isOpen: true };
    if (kind === 'more') {
      const label = vscode.l10n.t('Only the first {0} are shown.', node.shown);
      return { id: kind, kind, label, icon: 'info' };
    }
    const { group, uri } = node;
    return {
      id: `${group} ${uri.toString()}`,
      label: baseName(uri.path),
      description: this.isSample(uri) ? vscode.l10n.t('sample') : shortened(folderOf(uri), LONGEST_FOLDER),
      tooltip: uri.scheme === 'file' ? uri.fsPath : uri.toString(true),
      file: uri,
      kind: `${group}Profile`,
      command: OPEN_LISTED,
    };
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private async groups(): Promise<readonly ProfileNode[]> {
    const groups: ProfileNode[] = (['open', 'recent'] as const)
      .filter((group) => this.listed(group).length > 0)
      .map((group) => ({ kind: 'group', group }));
    const found = groups.length === 0 ? await this.found.now() : this.found.latest;
    const mayBeFound = found === undefined || found.uris.length > 0;
    return mayBeFound ? [...groups, { kind: 'group', group: 'found' }] : groups;
  }

  private listed(group: 'open' | 'recent'): readonly vscode.Uri[] {
    const open = new Map(this.open().map((uri) => [uri.toString(), uri]));
    if (group === 'open') return [...open.values()];
    return this.recent.all.filter((uri) => !open.has(uri.toString()));
  }
}

function titleOf(group: Group): string {
  const titles: Readonly<Record<Group, string>> = {
    open: vscode.l10n.t('Open'),
    recent: vscode.l10n.t('Recent'),
    found: vscode.l10n.t('In the Workspace'),
  };
  return titles[group];
}

/** The folder of a file, from its workspace folder on where it is in one; empty directly in that. */
function folderOf(uri: vscode.Uri): string {
  const folder = vscode.Uri.joinPath(uri, '..');
  const inWorkspace = vscode.workspace.getWorkspaceFolder(uri);
  if (inWorkspace?.uri.toString() === folder.toString()) return '';
  return vscode.workspace.asRelativePath(folder);
}
