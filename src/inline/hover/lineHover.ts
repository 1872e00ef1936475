import * as vscode from 'vscode';

import { createHover } from '../../log/inEditors.js';
import type { Log } from '../../log/log.js';
import { isMoot } from '../../protocol/abandoned.js';
import type { FunctionFigure } from '../../protocol/session.js';
import type { ActiveProfile, ActiveProfiles } from '../activeProfile.js';
import type { CodeFunctions } from '../functions/codeFunctions.js';
import { hoverMarkdown, REVEAL_FRAME, SHOW_IN } from './hover.js';
import type { InlineFigures } from '../inlineFigures.js';
import { LineDetails } from './lineDetails.js';
import { losingAt, lostNote, type Losing } from '../match/lostLines.js';
import { notesOn } from '../match/notes.js';
import type { TrackedDocument } from '../trackedDocument.js';

/** Of a line that costs nothing itself. */
const NO_DETAIL = { moreFunctions: 0, figures: [], callers: [], callees: [] };

/** Says on hover all that the active profile knows of a line with figures. */
export class LineHover implements vscode.HoverProvider {
  private readonly details = new LineDetails();

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly figures: InlineFigures,
    private readonly functions: CodeFunctions,
    private readonly isOn: () => boolean,
    private readonly log: Log,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    { line }: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const tracked = this.figures.of(document);
    const profile = this.profiles.active;
    if (!tracked || !profile || !this.isOn()) return undefined;
    const recordedLine = tracked.recordedLine(line);
    if (recordedLine === undefined && !tracked.hasLost) return undefined;
    const detail =
      recordedLine === undefined ? undefined : await this.firstDetail(profile, tracked, recordedLine, token);
    if (token.isCancellationRequested || (recordedLine !== undefined && !detail)) return undefined;
    const { func, losing } = await this.functionsOf(profile, tracked, line);
    if (detail === undefined && losing === undefined) return undefined;
    const sure = detail ? await notesOn(document, tracked.placeOf(line), profile.takenAt) : [];
    const content = {
      profileId: profile.id,
      profileName: profile.name,
      sampleIndex: profile.selection.sampleIndex,
      detail: detail ?? { functions: [losing?.func.func ?? ''], ...NO_DETAIL },
      func: (detail ? func : losing?.func)?.ref,
      notes: losing ? [...sure, lostNote(losing)] : sure,
    };
    const words = {
      flat: vscode.l10n.t('flat'),
      cum: vscode.l10n.t('cum'),
      callers: vscode.l10n.t('Called by'),
      callees: vscode.l10n.t('Calls'),
      showIn: vscode.l10n.t('Show in'),
      views: {
        flame: vscode.l10n.t('Flame Graph'),
        peek: vscode.l10n.t('Peek'),
        top: vscode.l10n.t('Top'),
      },
      more: (count: number) => vscode.l10n.t('{0} more', count),
    };
    return createHover(
      hoverMarkdown(content, words),
      [REVEAL_FRAME, ...Object.values(SHOW_IN)],
      document.lineAt(line).range,
    );
  }

  /**
   * The function that a line, 0-based, is in, and the one whose lost lines are told of there; a hover does without where the profile
   * cannot tell.
   */
  private async functionsOf(
    { id }: ActiveProfile,
    tracked: TrackedDocument,
    line: number,
  ): Promise<{ readonly func?: FunctionFigure | undefined; readonly losing?: Losing | undefined }> {
    const { document } = tracked;
    try {
      const at = await this.functions.at(document, line);
      const all = tracked.hasLost ? await this.functions.of(document) : undefined;
      return {
        func: at?.profile.id === id ? at.func : undefined,
        losing: all?.profile.id === id ? losingAt(tracked, all.functions, line) : undefined,
      };
    } catch (error) {
      if (!isMoot(error)) this.log.warn(`No function for line ${line + 1}.`, error);
      return {};
    }
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
