import * as vscode from 'vscode';

import { createHover } from '../../log/inEditors.js';
import type { Log } from '../../log/log.js';
import { isMoot } from '../../protocol/abandoned.js';
import type { ActiveProfile, ActiveProfiles } from '../activeProfile.js';
import { hoverMarkdown, REVEAL_FRAME } from './hover.js';
import type { InlineFigures } from '../inlineFigures.js';
import { LineDetails } from './lineDetails.js';
import { noteOn } from '../match/notes.js';
import type { TrackedDocument } from '../trackedDocument.js';

/** Says on hover all that the active profile knows of a line with figures. */
export class LineHover implements vscode.HoverProvider {
  private readonly details = new LineDetails();

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly figures: InlineFigures,
    private readonly isOn: () => boolean,
    private readonly log: Log,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    { line }: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const tracked = this.figures.of(document);
    const recordedLine = tracked?.recordedLine(line);
    const profile = this.profiles.active;
    if (!tracked || recordedLine === undefined || !profile || !this.isOn()) return undefined;
    const detail = await this.firstDetail(profile, tracked, recordedLine, token);
    if (!detail || token.isCancellationRequested) return undefined;
    const content = {
      profileId: profile.id,
      profileName: profile.name,
      sampleIndex: profile.selection.sampleIndex,
      detail,
      note: await noteOn(document, tracked.placeOf(line), profile.takenAt),
    };
    const words = {
      flat: vscode.l10n.t('flat'),
      cum: vscode.l10n.t('cum'),
      callers: vscode.l10n.t('Called by'),
      callees: vscode.l10n.t('Calls'),
      more: (count: number) => vscode.l10n.t('{0} more', count),
    };
    return createHover(hoverMarkdown(content, words), [REVEAL_FRAME], document.lineAt(line).range);
  }

  /** A profile that closes meanwhile has nothing to say, and nobody waits where the mouse is no more. */
  private async firstDetail(
    profile: ActiveProfile,
    { recorded }: TrackedDocument,
    line: number,
    token: vscode.CancellationToken,
  ) {
    const isWanted = () => !token.isCancellationRequested;
    try {
      for (const file of recorded) {
        const detail = await this.details.of(profile, file, line, isWanted);
        if (detail) return detail;
      }
    } catch (error) {
      if (!isMoot(error)) this.log.warn(`No hover for line ${line} in ${profile.name}.`, error);
    }
    return undefined;
  }
}
