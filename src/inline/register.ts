import * as vscode from 'vscode';

import { registerCommand } from '../log/commands.js';
import type { ShownLog } from '../log/log.js';
import { SHOWN_VIEWS } from '../protocol/page.js';
import type { SourceNavigator } from '../source/vscode/navigator.js';
import type { ActiveProfiles } from './activeProfile.js';
import { goToHotLine } from './hotLines.js';
import { ExplorerBadges, type OwnSources } from './explorer/explorerBadges.js';
import { CodeFunctions } from './functions/codeFunctions.js';
import { FunctionLens } from './functions/functionLens.js';
import { showFunction, type ShowFunction } from './functions/showFunction.js';
import { parseFrameLink, REVEAL_FRAME, SHOW_IN } from './hover/hover.js';
import type { InlineFigures } from './inlineFigures.js';
import { LineHover } from './hover/lineHover.js';
import { selectProfile, selectSampleType, showMenu } from './menus.js';
import { SHOW_MENU, StatusItem } from './statusItem.js';
import type { Visibility } from './visibility.js';

/** What source editors are served by. */
export interface InlineParts {
  readonly visibility: Visibility;
  readonly figures: InlineFigures;
  readonly profiles: ActiveProfiles;
  readonly sources: OwnSources;
  readonly navigator: SourceNavigator;
  /** Shows a function in a view of its profile. */
  readonly show: ShowFunction;
  readonly log: ShownLog;
}

/** Adds to the figures in source editors their hovers, status bar item, lenses, badges and commands. */
export function registerInline(parts: InlineParts): vscode.Disposable {
  const { visibility, figures, profiles, sources, navigator, show, log } = parts;
  const functions = new CodeFunctions(profiles, figures);
  const hover = new LineHover(profiles, figures, functions, () => visibility.isOn, log);
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    'pprofLens.nextHotLine': () => goToHotLine(figures, 'next'),
    'pprofLens.previousHotLine': () => goToHotLine(figures, 'previous'),
    'pprofLens.toggleInline': () => visibility.toggle(),
    'pprofLens.selectSampleType': () => selectSampleType(profiles),
    'pprofLens.selectProfile': () => selectProfile(profiles),
    [SHOW_MENU]: () => showMenu(profiles, visibility),
    [REVEAL_FRAME]: (argument) => revealFrame(profiles, navigator, argument),
    ...Object.fromEntries(
      SHOWN_VIEWS.map((view) => [
        SHOW_IN[view],
        (argument: unknown) => showFunction(view, argument, { profiles, functions, show }),
      ]),
    ),
  };
  const lens = new FunctionLens(profiles, figures, functions, () => visibility.isOn, log);
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => registerCommand(log, id, run)),
    vscode.languages.registerHoverProvider({ scheme: 'file' }, hover),
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, lens),
    lens,
    new ExplorerBadges(profiles, sources, log),
    new StatusItem(profiles, visibility, figures),
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
