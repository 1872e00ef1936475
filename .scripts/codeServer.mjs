// A real VS Code without a desktop: code-server from npm, kept in a cache outside the clone, served on loopback.
//   node .scripts/codeServer.mjs     installs it and prints where
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeServerPackages, ensureDebianPackages } from './deps.mjs';
import { isMain, main, Refusal, run } from './run.mjs';

const version = '4.139.1';
/** The Node that code-server of this version asks for; npm's package `node` brings it, with its headers. */
const nodeVersion = '24.21.0';

/** Where what is large and the same for every clone is kept. */
export const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'pprof-lens');

/** Installs npm packages into a folder of the cache, whole or not at all. */
async function install(name, spec, env) {
  const target = path.join(cache, name);
  await withLock(
    `${target}.lock`,
    () => existsSync(target),
    async () => {
      const unfinished = `${target}.unfinished`;
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { recursive: true });
      writeFileSync(path.join(unfinished, 'package.json'), '{ "private": true }\n');
      console.log(`Installing ${spec} into ${target} …`);
      await run('npm', ['install', '--no-audit', '--no-fund', spec], { cwd: unfinished, env });
      renameSync(unfinished, target);
    },
  );
  return path.join(target, 'node_modules');
}

/** Runs `body` unless `done()`, and never at the same time as another process with the same lock. */
async function withLock(lock, done, body) {
  mkdirSync(path.dirname(lock), { recursive: true });
  while (!done()) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      if (!holderIsAlive(lock)) rmSync(lock, { force: true });
      else await delay(1000);
      continue;
    }
    try {
      if (!done()) await body();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function holderIsAlive(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // A lock whose holder has not written its id yet was made this instant.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Installs code-server and its Node where they are missing. Answers the Node to run it with and its entry. */
export async function ensureCodeServer() {
  if (!existsSync(path.join(cache, `code-server-${version}`))) await ensureDebianPackages(codeServerPackages);

  const nodeModules = await install(`node-${nodeVersion}`, `node@${nodeVersion}`, npmEnv());
  const nodeBin = path.join(nodeModules, 'node', 'bin');
  const platform = `${process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;
  const env = {
    ...npmEnv(),
    PATH: `${nodeBin}${path.delimiter}${process.env.PATH}`,
    // Build against the headers of this Node, whatever the user's npm says of another.
    npm_config_nodedir: path.join(nodeModules, 'node', 'node_modules', platform),
  };
  const modules = await install(`code-server-${version}`, `code-server@${version}`, env);
  const entry = path.join(modules, 'code-server', 'out', 'node', 'entry.js');
  if (!existsSync(path.join(modules, 'code-server', 'lib', 'vscode', 'node_modules'))) {
    throw new Refusal(
      `npm did not run the install script of code-server in ${modules}: allow install scripts, remove that folder's parent and start again.`,
    );
  }
  return { node: path.join(nodeBin, 'node'), entry };
}

/** The environment without what an `npm test` around us tells its scripts: it names another Node and another folder. */
function npmEnv() {
  const told = /^(npm_(?!config_)|npm_config_(user_agent|local_prefix|node_gyp)$|NODE$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));
}

/** Folders of a VS Code of its own: nothing of the user's is read or written. */
export function profileFolders(root) {
  return { extensionsDir: path.join(root, 'extensions'), userDataDir: path.join(root, 'user-data') };
}

/** Writes the user settings of such a VS Code. */
export function writeSettings({ userDataDir }, settings) {
  mkdirSync(path.join(userDataDir, 'User'), { recursive: true });
  writeFileSync(
    path.join(userDataDir, 'User', 'settings.json'),
    `${JSON.stringify(settings, undefined, 2)}\n`,
  );
}

function args({ extensionsDir, userDataDir }) {
  const config = path.join(userDataDir, 'code-server.yaml');
  mkdirSync(userDataDir, { recursive: true });
  if (!existsSync(config)) writeFileSync(config, 'auth: none\n');
  return ['--config', config, '--extensions-dir', extensionsDir, '--user-data-dir', userDataDir];
}

/** Installs a VSIX, or an unpacked extension's VSIX, into the folders. */
export async function installVsix(folders, vsix) {
  const { node, entry } = await ensureCodeServer();
  await run(node, [entry, ...args(folders), '--install-extension', vsix, '--force'], { env: cleanEnv() });
}

/** The surrounding VS Code, if any, must not be taken for this one. */
function cleanEnv() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|NODE_OPTIONS$|PORT$|PASSWORD$)/.test(name),
  );
  return Object.fromEntries(kept);
}

/** A port of loopback that nobody listens on: the wanted one if that is so. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => (wanted === 0 ? reject(new Refusal('No free port.')) : resolve(freePort(0))));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Serves VS Code on loopback. Answers its URL, what it printed, and how to stop it.
 * @param trusting whether it takes every folder to be trusted, and does not ask
 */
export async function startCodeServer({ extensionsDir, userDataDir, port, trusting = false }) {
  const { node, entry } = await ensureCodeServer();
  const url = `http://127.0.0.1:${port}`;
  const flags = [
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
  ];
  if (trusting) flags.push('--disable-workspace-trust');
  let output = '';
  // A process group of its own, so that its extension hosts end with it.
  const child = spawn(node, [entry, ...args({ extensionsDir, userDataDir }), ...flags], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnv(),
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (output = (output + data).slice(-20_000)));

  const stop = async () => {
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, delay(5000, undefined, { ref: false })]);
    signalGroup(child, 'SIGKILL');
  };
  for (let attempt = 0; attempt < 240; attempt++) {
    if (child.exitCode !== null) break;
    if (await isHealthy(url)) return { url, stop, ended, output: () => output };
    await delay(250);
  }
  await stop();
  throw new Refusal(`code-server did not start on ${url}:\n${output}`);
}

async function isHealthy(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Ended already.
  }
}

if (isMain(import.meta.url)) await main(async () => console.log((await ensureCodeServer()).entry));
