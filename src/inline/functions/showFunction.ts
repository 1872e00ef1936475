import * as vscode from 'vscode';
import { sayInStatusBar } from '../../log/statusBar.js';
import type { ShownFunction, ShownView } from '../../protocol/page.js';
import type { ActiveProfile, ActiveProfiles } from '../activeProfile.js';
import { parseFrameLink } from '../hover/hover.js';
import type { CodeFunctions } from './codeFunctions.js';

/** Shows a function of a profile in a view of its page. */
export type ShowFunction = (profile: ActiveProfile, view: ShownView, subject: ShownFunction) => void;

/**
 * Shows a function in a view of its profile: the one of a link, or without one that at the cursor. Rejects as `earlierLoad` for
 * a link of another load.
 */
export async function showFunction(
  view: ShownView,
  argument: unknown,
  {
    profiles,
    functions,
    show,
  }: {
    readonly profiles: ActiveProfiles;
    readonly functions: CodeFunctions;
    readonly show: ShowFunction;
  },
): Promise<void> {
  const link = parseFrameLink(argument);
  const editor = vscode.window.activeTextEditor;
  const here =
    link === undefined && editor !== undefined
      ? await functions.at(editor.document, editor.selection.active.line)
      : undefined;
  const profile = link ? profiles.all.find(({ id }) => id === link.profile) : here?.profile;
  const ref = link?.ref ?? here?.func.ref;
  const names = ref && (await profile?.names(ref));
  if (profile !== undefined && ref !== undefined && names !== undefined)
    show(profile, view, { ...names, ref });
  else sayInStatusBar(vscode.l10n.t('The active profile has no function here.'));
}
