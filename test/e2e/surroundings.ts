import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What .scripts/e2e.mjs prepared: the served VS Code, a copy of test/fixtures/bigkey with a git history, and where results go. */
export const surroundings = {
  url: required('E2E_URL'),
  workspace: required('E2E_WORKSPACE'),
  results: required('E2E_RESULTS'),
};

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests with npm run test:e2e.`);
  return value;
}

/** Writes the settings of the workspace, in place of those before. VS Code follows them soon. */
export function writeSettings(settings: Readonly<Record<string, unknown>>): void {
  writeWorkspaceFile('.vscode/settings.json', JSON.stringify(settings, undefined, 2));
}

/** The text of a file of the workspace. */
export function readWorkspaceFile(name: string): string {
  return readFileSync(path.join(surroundings.workspace, name), 'utf8');
}

/** Writes a file of the workspace. */
export function writeWorkspaceFile(name: string, content: string | Uint8Array): void {
  const file = path.join(surroundings.workspace, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The number of the line of a workspace file that contains this text, the first if several do. */
export function findLine(name: string, text: string): number {
  const lines = readWorkspaceFile(name).split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`${name} does not contain ${text}`);
  return index + 1;
}
