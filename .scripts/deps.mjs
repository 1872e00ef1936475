// Sees to it that what the project needs is installed: node_modules as package-lock.json says, and Debian packages.
//   node .scripts/deps.mjs       all that `npm test` needs
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hasCommand, isMain, main, project, Refusal, run } from './run.mjs';

/** What code-server's native modules are built with. */
export const codeServerPackages = [
  'libkrb5-dev',
  'libx11-dev',
  'libxkbfile-dev',
  'libsecret-1-dev',
  'make',
  'g++',
  'python3',
];

/** What the end-to-end tests drive, with letters to draw. */
export const browserPackages = ['chromium', 'fonts-dejavu-core'];

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(path.join(project, lockFile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds exactly the versions of package-lock.json; packages for other platforms may be absent. */
function nodeModulesAreCurrent() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '' || (optional && present[name] === undefined)) return true;
    return present[name]?.version === version;
  });
}

/** Runs `npm ci` unless node_modules is as package-lock.json says. */
export async function ensureNodeModules() {
  if (nodeModulesAreCurrent()) return;
  console.log('Installing node_modules …');
  await run('npm', ['ci', '--no-audit', '--no-fund']);
}

function isInstalled(debianPackage) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', debianPackage], { encoding: 'utf8' });
  return stdout.includes('install ok installed');
}

/** Installs the missing ones of these Debian packages if root; otherwise refuses with the command that would. */
export async function ensureDebianPackages(packages) {
  if (!hasCommand('dpkg-query')) return;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    throw new Refusal(
      `These Debian packages are missing. Install them and start again:\n  sudo apt-get install ${missing.join(' ')}`,
    );
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-qq', '--no-install-recommends', ...missing], { env });
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await ensureNodeModules();
    await ensureDebianPackages([...codeServerPackages, ...browserPackages]);
  });
}
