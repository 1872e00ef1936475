import * as vscode from 'vscode';

import type { ActiveProfiles } from './figures.js';
import { plainLabel } from './statusItem.js';
import type { Visibility } from './visibility.js';

interface Choice extends vscode.QuickPickItem {
  readonly choose?: () => unknown;
}

/** Lets the person switch sample type or profile, or turn figures on or off. */
export async function showMenu(profiles: ActiveProfiles, visibility: Visibility): Promise<void> {
  const toggle: Choice = {
    label: visibility.isOn
      ? vscode.l10n.t('Turn Inline Figures Off')
      : vscode.l10n.t('Turn Inline Figures On'),
    choose: () => visibility.toggle(),
  };
  const several = profiles.all.length > 1;
  await choose(vscode.l10n.t('Figures Beside the Code'), [
    heading(vscode.l10n.t('Sample type')),
    ...sampleTypes(profiles),
    ...(several ? [heading(vscode.l10n.t('Profile')), ...openProfiles(profiles)] : []),
    heading(''),
    toggle,
  ]);
}

export async function selectSampleType(profiles: ActiveProfiles): Promise<void> {
  await choose(vscode.l10n.t('Sample Type'), sampleTypes(profiles));
}

export async function selectProfile(profiles: ActiveProfiles): Promise<void> {
  await choose(vscode.l10n.t('Active Profile'), openProfiles(profiles));
}

function sampleTypes(profiles: ActiveProfiles): readonly Choice[] {
  const { active } = profiles;
  return (active?.sampleTypes ?? []).map(({ type, total }, index) => ({
    label: marked(plainLabel(type), index === active?.selection.sampleIndex),
    description: plainLabel(total),
    choose: () => profiles.setSampleIndex(index),
  }));
}

function openProfiles(profiles: ActiveProfiles): readonly Choice[] {
  return profiles.all.map((profile) => ({
    label: marked(plainLabel(profile.name), profile.id === profiles.active?.id),
    choose: () => profiles.setActive(profile),
  }));
}

function marked(label: string, isChosen: boolean): string {
  return `$(${isChosen ? 'check' : 'blank'}) ${label}`;
}

function heading(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

async function choose(title: string, choices: readonly Choice[]): Promise<void> {
  const picked = await vscode.window.showQuickPick(choices, { title });
  await picked?.choose?.();
}
