import * as vscode from 'vscode';

import type { ShownLog } from '../../log/log.js';
import { showFailure, showInformation } from '../../log/notifications.js';
import { sayInStatusBar } from '../../log/statusBar.js';
import type { PathMapping } from '../resolver.js';
import { askWhereToKeep, shownMapping } from './askWhereToKeep.js';
import { saveSubstitution, type SettingsPlace } from './settings.js';

/**
 * Has the person choose where a mapping is kept that holds in this window already, and offers to undo it. If it cannot
 * be saved it still holds here.
 *
 * @param release ends that it holds in this window
 */
export async function keepMapping(mapping: PathMapping, release: () => void, log: ShownLog): Promise<void> {
  const place = await askWhereToKeep(mapping);
  try {
    const takeOut = place && (await saveSubstitution(mapping, place));
    if (takeOut) release();
    const button = vscode.l10n.t('Undo');
    const sentence = said(mapping, place);
    log.tell({ sentence, isFault: false });
    if ((await showInformation(sentence, button)) !== button) return;
    if (takeOut) await takeOut();
    else release();
    log.tell({ sentence: vscode.l10n.t('Undone.'), isFault: false });
    sayInStatusBar(vscode.l10n.t('Undone.'));
  } catch (error) {
    void showFailure(log, vscode.l10n.t('The path mappings in the settings could not be changed.'), error);
  }
}

function said(mapping: PathMapping, place: SettingsPlace | undefined): string {
  const { recorded, local } = shownMapping(mapping);
  if (place === undefined) return vscode.l10n.t('In this window, {0} is {1} from now on.', recorded, local);
  return place === 'workspace'
    ? vscode.l10n.t('By the settings of the workspace, {0} is {1} from now on.', recorded, local)
    : vscode.l10n.t('By your settings, {0} is {1} from now on.', recorded, local);
}
