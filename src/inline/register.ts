import * as vscode from 'vscode';

import { registerCommand } from '../log/commands.js';
import type { ShownLog } from '../log/log.js';
import type { SourceNavigator } from '../source/vscode/navigator.js';
import type { ActiveProfiles } from './activeProfile.js';
import { goToHotLine } from './hotLines.js';
import { parseFrameLink, REVEAL_FRAME } from './hover/hover.js';
import { InlineFigures, type Sources } from './inlineFigures.js';
import { LineHover } from './hover/lineHover.js';
import { selectProfile, selectSampleType, showMenu } from './menus.js';
import { SHOW_MENU, StatusItem } from './statusItem.js';
import { Visibility } from './visibility.js';

/**
 * Puts the active profile into source editors: figures, hovers, status bar item and their commands.
 *
 * @param memento what the person toggles is remembered here; the workspace's.
 */
export function registerInline(
  memento: vscode.Memento,
  profiles: ActiveProfiles,
  sources: Sources,
  navigator: SourceNavigator,
  log: ShownLog,
): vscode.Disposable {
  const visibility = new Visibility(memento);
  const figures = new InlineFigures(profiles, sources, visibility, log);
  const hover = new LineHover(profiles, figures, () => visibility.isOn, log);
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    'pprofLens.nextHotLine': () => goToHotLine(figures, 'next'),
    'pprofLens.previousHotLine': () => goToHotLine(figures, 'previous'),
    'pprofLens.toggleInline': () => visibility.toggle(),
    'pprofLens.selectSampleType': () => selectSampleType(profiles),
    'pprofLens.selectProfile': () => selectProfile(profiles),
    [SHOW_MENU]: () => showMenu(profiles, visibility),
    [REVEAL_FRAME]: (argument) => revealFrame(profiles, navigator, argument),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => registerCommand(log, id, run)),
    vscode.languages.registerHoverProvider({ scheme: 'file' }, hover),
    new StatusItem(profiles, visibility, figures),
    figures,
    visibility,
  );
}

/** Follows a link of a hover. A link of a profile that is no longer open leads nowhere. */
async function revealFrame(
  profiles: ActiveProfiles,
  navigator: SourceNavigator,
  argument: unknown,
): Promise<void> {
  const link = parseFrameLink(argument);
  const profile = profiles.all.find(({ id }) => id === link?.profile);
  const place = link && (await profile?.place(link.ref));
  if (place) await navigator.open(place, { focus: true });
}
