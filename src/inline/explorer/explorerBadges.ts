import * as vscode from 'vscode';
import { createBadge } from '../../log/inEditors.js';
import { inBackground, type Log } from '../../log/log.js';
import { isMoot } from '../../protocol/abandoned.js';
import { HOT_SHARE, largerShare, type LineShares } from '../../protocol/heat.js';
import type { OwnFilesQuery } from '../../source/ownFiles.js';
import { localFolders, localPath } from '../../source/vscode/workspaceFiles.js';
import type { ActiveProfile, ActiveProfiles } from '../activeProfile.js';
import { textAtEnd } from '../paint/figureText.js';
import { ownTree } from './ownTree.js';

const SETTING = 'pprofLens.explorer.badges';

/** So many files are looked up, the costliest. */
const MOST_FILES = 2000;

/** What changes is followed by more, and the views go first: how long it is waited, in milliseconds. */
const AFTER = 200;

/** Which files are own code, and word of it when that may have changed. */
export interface OwnSources {
  ownFiles(query: OwnFilesQuery): Promise<ReadonlyMap<string, string>>;
  readonly onDidChange: vscode.Event<void>;
}

/** The share of a file or folder in percent, as at most two characters; undefined where it is not worth a stop. */
export function badgeOf(figure: LineShares): string | undefined {
  const share = largerShare(figure);
  return share < HOT_SHARE ? undefined : String(Math.min(Math.round(share * 100), 99));
}

/** Beside own files and their folders in the Explorer: their share of the active profile's total, while the setting is on. */
export class ExplorerBadges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly listeners: readonly vscode.Disposable[];
  private registration: vscode.Disposable | undefined;
  private badges: ReadonlyMap<string, vscode.FileDecoration> = new Map();
  private soon: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was to be shown: whoever works for an earlier turn stops. */
  private turn = 0;

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly sources: OwnSources,
    private readonly log: Log,
  ) {
    this.listeners = [
      vscode.Disposable.from(profiles.onDidChange(() => this.update())),
      sources.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) this.update();
      }),
    ];
    this.update();
  }

  /** The badge of a file or folder that has one. */
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    return uri.scheme === 'file' ? this.badges.get(localPath(uri)) : undefined;
  }

  dispose(): void {
    this.turn++;
    clearTimeout(this.soon);
    for (const listener of this.listeners) listener.dispose();
    this.registration?.dispose();
    this.changed.dispose();
  }

  private update(): void {
    const turn = ++this.turn;
    clearTimeout(this.soon);
    const isOn = vscode.workspace.getConfiguration().get<boolean>(SETTING, false);
    const profile = isOn ? this.profiles.active : undefined;
    if (profile === undefined) {
      this.show(new Map());
      this.registration?.dispose();
      this.registration = undefined;
      return;
    }
    this.registration ??= vscode.window.registerFileDecorationProvider(this);
    this.soon = setTimeout(() => {
      inBackground(this.log, 'Badges in the Explorer', this.load(profile, turn));
    }, AFTER);
  }

  private async load(profile: ActiveProfile, turn: number): Promise<void> {
    const isOver = (): boolean => turn !== this.turn;
    try {
      const recorded = await profile.costliestFiles(MOST_FILES);
      const functionsIn = (file: string): Promise<readonly string[]> => profile.functionsIn(file);
      const own = isOver() ? new Map() : await this.sources.ownFiles({ recorded, functionsIn, isOver });
      if (isOver()) return;
      const { tree, paths } = ownTree(
        own,
        localFolders().map(({ path }) => path),
      );
      const figures = await profile.itemFigures(tree, HOT_SHARE);
      if (isOver()) return;
      const type = profile.sampleTypes[profile.selection.sampleIndex]?.type ?? '';
      const words = { flat: vscode.l10n.t('flat'), cum: vscode.l10n.t('cum') };
      const badges = figures.flatMap((figure) => {
        const badge = badgeOf(figure);
        const path = paths[figure.item];
        if (badge === undefined || path === undefined) return [];
        return [[path, createBadge(badge, `${type}: ${textAtEnd(figure, words)}`)] as const];
      });
      this.show(new Map(badges));
    } catch (error) {
      if (!isMoot(error)) this.log.warn(`No badges of ${profile.name} in the Explorer.`, error);
      if (!isOver()) this.show(new Map());
    }
  }

  private show(badges: ReadonlyMap<string, vscode.FileDecoration>): void {
    const isEmpty = badges.size === 0 && this.badges.size === 0;
    this.badges = badges;
    if (!isEmpty) this.changed.fire(undefined);
  }
}
