import * as vscode from 'vscode';

import { shortened } from '../../log/plain.js';
import { pick, type Choice } from '../../log/questions.js';
import type { PathMapping } from '../resolver.js';
import { settingsPlaces, type SettingsPlace } from './settings.js';

/** How many characters of a path a message has. */
const LONGEST_SHOWN = 60;

interface PlaceChoice extends Choice {
  /** Undefined for no settings at all. */
  readonly place: SettingsPlace | undefined;
}

/** Has the person choose whose settings keep a mapping; undefined if only this window shall, or they leave the list. */
export async function askWhereToKeep(mapping: PathMapping): Promise<SettingsPlace | undefined> {
  const choices: Readonly<Record<SettingsPlace, PlaceChoice>> = {
    workspace: {
      label: vscode.l10n.t('Workspace settings'),
      description: vscode.l10n.t('for everyone who has this workspace'),
      place: 'workspace',
    },
    user: {
      label: vscode.l10n.t('User settings'),
      description: vscode.l10n.t('for all that you open'),
      place: 'user',
    },
  };
  const window: PlaceChoice = {
    label: vscode.l10n.t('This window'),
    description: vscode.l10n.t('until it is closed or reloaded'),
    place: undefined,
  };
  const { recorded, local } = shownMapping(mapping);
  const picked = await pick<PlaceChoice>([...settingsPlaces().map((place) => choices[place]), window], {
    title: vscode.l10n.t('Where to remember that {0} is {1}?', recorded, local),
    placeHolder: vscode.l10n.t('Escape: in this window only.'),
  });
  return picked?.place;
}

/** Both sides of a mapping as a message names them. */
export function shownMapping({ recorded, local }: PathMapping): PathMapping {
  return {
    recorded: recorded === '' ? vscode.l10n.t('a relative path') : shortened(recorded, LONGEST_SHOWN),
    local: shortened(vscode.workspace.asRelativePath(local), LONGEST_SHOWN),
  };
}
