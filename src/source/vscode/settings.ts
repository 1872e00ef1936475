import * as vscode from 'vscode';

import type { Machine } from '../machine.js';
import type { PathMapping } from '../resolver.js';
import { expandVariables, isInside } from '../rules/substitute.js';
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

/**
 * The person's mappings with their variables replaced; entries with an unknown variable are left out. In a workspace
 * of several folders, `${workspaceFolder}` is each of them in turn.
 */
export function readSubstitutions({ env, home }: Machine): readonly PathMapping[] {
  const folders = localFolders();
  const foldersByName = new Map(folders.map(({ name, path }) => [name, path]));
  const scopes = folders.length === 0 ? [undefined] : folders;
  const expanded = scopes.flatMap((scope) => {
    const variables = { folder: scope?.path, foldersByName, env, home };
    return entriesOf(vscode.workspace.getConfiguration(SECTION, scope?.uri).get(KEY)).flatMap((entry) => {
      const local = expandVariables(entry.from, variables);
      const recorded = expandVariables(entry.to, variables);
      return local === undefined || recorded === undefined ? [] : [{ recorded, local }];
    });
  });
  return [...new Map(expanded.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/**
 * Puts a mapping before the others, but after those of what is inside of what it maps, in the scope that has defined the setting; if none has, in the workspace's
 * settings, or the person's own where no workspace is open or it may not map paths because it is not trusted.
 */
export async function addSubstitution({ recorded, local }: PathMapping): Promise<void> {
  const [folder, ...others] = localFolders();
  const config = vscode.workspace.getConfiguration(SECTION, others.length === 0 ? folder?.uri : undefined);
  const { target, entries } = definingScope(config);
  const from = target === vscode.ConfigurationTarget.Global ? local : portable(local);
  const written: SettingEntry = { from, to: recorded };
  const inside =
    entries.findLastIndex((entry) => entriesOf([entry]).some(({ to }) => isInside(to, recorded))) + 1;
  await config.update(KEY, [...entries.slice(0, inside), written, ...entries.slice(inside)], target);
}

function definingScope(config: vscode.WorkspaceConfiguration): {
  target: vscode.ConfigurationTarget;
  entries: readonly unknown[];
} {
  const { WorkspaceFolder, Workspace, Global } = vscode.ConfigurationTarget;
  const defined = config.inspect<unknown[]>(KEY);
  const scopes: readonly [vscode.ConfigurationTarget, unknown[] | undefined][] = [
    [WorkspaceFolder, defined?.workspaceFolderValue],
    [Workspace, defined?.workspaceValue],
    [Global, defined?.globalValue],
  ];
  const usable = vscode.workspace.isTrusted ? scopes : scopes.slice(2);
  const [target, entries] = usable.find(([, value]) => Array.isArray(value)) ?? [undefined, []];
  const hasWorkspace = vscode.workspace.isTrusted && vscode.workspace.workspaceFolders !== undefined;
  return { target: target ?? (hasWorkspace ? Workspace : Global), entries: entries ?? [] };
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
