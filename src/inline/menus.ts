import * as vscode from 'vscode';

import { shortened } from '../log/plain.js';
import { pick, type Choice, type Heading } from '../log/questions.js';
import type { ActiveProfiles } from './activeProfile.js';
import type { Visibility } from './visibility.js';

interface Step extends Choice {
  readonly choose: () => unknown;
}

/** Lets the person switch sample type or profile, or turn figures on or off. */
export async function showMenu(profiles: ActiveProfiles, visibility: Visibility): Promise<void> {
  const toggle: Step = {
    label: visibility.isOn
      ? vscode.l10n.t('Turn Inline Figures Off')
      : vscode.l10n.t('Turn Inline Figures On'),
    choose: () => visibility.toggle(),
  };
  const several = profiles.all.length > 1;
  await choose(vscode.l10n.t('Figures Beside the Code'), [
    { heading: vscode.l10n.t('Sample type') },
    ...sampleTypes(profiles),
    ...(several ? [{ heading: vscode.l10n.t('Profile') }, ...openProfiles(profiles)] : []),
    { heading: '' },
    toggle,
  ]);
}

/** Has the person choose the active profile's sample type. */
export async function selectSampleType(profiles: ActiveProfiles): Promise<void> {
  await choose(vscode.l10n.t('Sample Type'), sampleTypes(profiles));
}

/** Has the person choose which of the open profiles is active. */
export async function selectProfile(profiles: ActiveProfiles): Promise<void> {
  await choose(vscode.l10n.t('Active Profile'), openProfiles(profiles));
}

function sampleTypes(profiles: ActiveProfiles): readonly Step[] {
  const { active } = profiles;
  return (active?.sampleTypes ?? []).map(({ type, total }, index) => ({
    ...mark(index === active?.selection.sampleIndex),
    label: type,
    description: total,
    choose: () => profiles.setSampleIndex(index),
  }));
}

function openProfiles(profiles: ActiveProfiles): readonly Step[] {
  return profiles.all.map((profile) => ({
    ...mark(profile.id === profiles.active?.id),
    label: shortened(profile.name, 60),
    choose: () => profiles.setActive(profile),
  }));
}

function mark(isChosen: boolean): Pick<Choice, 'icon' | 'isChosen'> {
  return { icon: isChosen ? 'check' : 'blank', isChosen };
}

async function choose(title: string, steps: readonly (Step | Heading)[]): Promise<void> {
  const picked = await pick(steps, { title });
  await picked?.choose();
}
