import * as vscode from 'vscode';

import type { Machine } from '../machine.js';
import type { PathMapping } from '../resolver.js';
import { expandVariables, withMapping } from '../rules/substitute.js';
import { localFolders } from './workspaceFiles.js';

const SECTION = 'pprofLens';
const KEY = 'substitutePath';

/** An entry as vscode-go writes it: `from` the local path, `to` the path on the machine the program was built on. */
interface SettingEntry {
  readonly from: string;
  readonly to: string;
}

/** The setting's full name. */
export const SUBSTITUTE_PATH = `${SECTION}.${KEY}`;

/** Which settings may hold mappings: those that come with the workspace, or the person's own. */
export type SettingsPlace = 'workspace' | 'user';

/**
 * The person's mappings with their variables replaced, those of a folder before those of the workspace and their own;
 * entries with an unknown variable are left out. In a workspace of several folders, `${workspaceFolder}` is each of
 * them in turn.
 */
export function readSubstitutions({ env, home }: Machine): readonly PathMapping[] {
  const folders = localFolders();
  const foldersByName = new Map(folders.map(({ name, path }) => [name, path]));
  const scopes = folders.length === 0 ? [undefined] : folders;
  const expanded = scopes.flatMap((scope) => {
    const variables = { folder: scope?.path, foldersByName, env, home };
    const lists = definedLists(vscode.workspace.getConfiguration(SECTION, scope?.uri));
    return lists
      .flatMap(({ entries }) => entriesOf(entries))
      .flatMap((entry) => {
        const local = expandVariables(entry.from, variables);
        const recorded = expandVariables(entry.to, variables);
        return local === undefined || recorded === undefined ? [] : [{ recorded, local }];
      });
  });
  return [...new Map(expanded.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/**
 * Where a mapping can be saved, the likeliest place first: where mappings are already, else the workspace. A workspace
 * that is not trusted may not map paths, and where none is open there is only the person's own settings.
 */
export function settingsPlaces(): readonly SettingsPlace[] {
  if (!vscode.workspace.isTrusted || vscode.workspace.workspaceFolders === undefined) return ['user'];
  const [defined] = definedLists(ownConfiguration());
  const isUsers = defined?.target === vscode.ConfigurationTarget.Global;
  return isUsers ? ['user', 'workspace'] : ['workspace', 'user'];
}

/**
 * Saves a mapping before the others, but after those of what is inside of what it maps. Of the workspace's settings it
 * takes those of the folder if these have mappings.
 *
 * @returns takes that entry out again, whatever else has been written since
 */
export async function saveSubstitution(
  { recorded, local }: PathMapping,
  place: SettingsPlace,
): Promise<() => Promise<void>> {
  const config = ownConfiguration();
  const { WorkspaceFolder, Workspace, Global } = vscode.ConfigurationTarget;
  const inFolder = definedLists(config).some(({ target }) => target === WorkspaceFolder);
  const target = place === 'user' ? Global : inFolder ? WorkspaceFolder : Workspace;
  const written: SettingEntry = { from: place === 'user' ? local : portable(local), to: recorded };
  const recordedOf = (entry: unknown): string => entriesOf([entry])[0]?.to ?? '';
  await config.update(KEY, withMapping(listIn(config, target), written, recordedOf), target);
  return async () => {
    const now = ownConfiguration();
    const entries = listIn(now, target);
    const at = entries.findIndex((entry) => isSame(entry, written));
    const rest = entries.filter((_, i) => i !== at);
    if (at >= 0) await now.update(KEY, rest.length > 0 ? rest : undefined, target);
  };
}

/** The configuration that is written: of the one folder of the workspace, or of all of it. */
function ownConfiguration(): vscode.WorkspaceConfiguration {
  const [folder, ...others] = localFolders();
  return vscode.workspace.getConfiguration(SECTION, others.length === 0 ? folder?.uri : undefined);
}

interface DefinedList {
  readonly target: vscode.ConfigurationTarget;
  readonly entries: readonly unknown[];
}

/** The lists that the setting has in the scopes that count, the narrowest scope first. */
function definedLists(config: vscode.WorkspaceConfiguration): readonly DefinedList[] {
  const { WorkspaceFolder, Workspace, Global } = vscode.ConfigurationTarget;
  const defined = config.inspect<unknown>(KEY);
  const scopes: readonly [vscode.ConfigurationTarget, unknown][] = [
    [WorkspaceFolder, defined?.workspaceFolderValue],
    [Workspace, defined?.workspaceValue],
    [Global, defined?.globalValue],
  ];
  const usable = vscode.workspace.isTrusted ? scopes : scopes.slice(2);
  return usable.flatMap(([target, entries]) => (Array.isArray(entries) ? [{ target, entries }] : []));
}

function listIn(
  config: vscode.WorkspaceConfiguration,
  wanted: vscode.ConfigurationTarget,
): readonly unknown[] {
  return definedLists(config).find(({ target }) => target === wanted)?.entries ?? [];
}

function isSame(entry: unknown, { from, to }: SettingEntry): boolean {
  return entriesOf([entry]).some((other) => other.from === from && other.to === to);
}

/** `${workspaceFolder}` for a path inside the workspace, so that the entry holds on other machines. */
function portable(path: string): string {
  const folders = localFolders();
  const holding = folders.find((folder) => path === folder.path || path.startsWith(`${folder.path}/`));
  if (!holding) return path;
  const variable = folders.length === 1 ? '${workspaceFolder}' : `\${workspaceFolder:${holding.name}}`;
  return variable + path.slice(holding.path.length);
}

function entriesOf(value: unknown): readonly SettingEntry[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry): entry is SettingEntry =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof (entry as SettingEntry).from === 'string' &&
      typeof (entry as SettingEntry).to === 'string',
  );
}
