// Shows the extension at work: VS Code on a copy of test/fixtures/bigkey with its heap profile open. The desktop VS Code if its
// `code` command is there, else a code-server on loopback, whose URL is printed.
//   node .scripts/start.mjs [--port PORT] [--browser]      --browser: code-server even if there is a `code`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNodeModules } from './deps.mjs';
import { hasCommand, main, Refusal, runForCode } from './run.mjs';
import { sampleRepository } from './sampleRepository.mjs';

const sample = 'bigkey';
const profileIn = (folder) => path.join(folder, 'profiles/heap.pb.gz');
const defaultPort = 8484;

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  // A file that is opened before the extension is known would come up as text otherwise.
  'workbench.editorAssociations': { '*.pb.gz': 'pprofLens.profile' },
};

/** Opens a desktop VS Code with folders of its own. Answers whether that went well. */
async function openDesktop({ profileFolders, writeSettings, cache }, vsix) {
  const folders = profileFolders(path.join(cache, 'desktop'));
  const folder = path.join(cache, 'desktop', sample);
  sampleRepository(folder);
  writeSettings(folders, settings);
  const own = ['--user-data-dir', folders.userDataDir, '--extensions-dir', folders.extensionsDir];
  own.push('--disable-workspace-trust');
  if ((await runForCode('code', [...own, '--install-extension', vsix, '--force'])) !== 0) return false;
  return (await runForCode('code', [...own, '--new-window', folder, profileIn(folder)])) === 0;
}

/** Serves VS Code on loopback until it is interrupted. */
async function serve(codeServer, vsix, wantedPort) {
  const port = await codeServer.freePort(wantedPort ?? defaultPort);
  if (wantedPort !== undefined && port !== wantedPort) throw new Refusal(`Port ${wantedPort} is in use.`);
  const root = mkdtempSync(path.join(tmpdir(), 'pprof-lens-'));
  try {
    const folder = path.join(root, sample);
    sampleRepository(folder);
    const folders = codeServer.profileFolders(root);
    codeServer.writeSettings(folders, settings);
    await codeServer.installVsix(folders, vsix);
    const server = await codeServer.startCodeServer({ ...folders, port, trusting: true });
    const open = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${profileIn(folder)}`]]);
    const query = new URLSearchParams({ folder, payload: open });
    console.log(`\nVS Code with the profile open, until Ctrl+C:\n\n  ${server.url}/?${query}\n`);
    const interrupted = new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.once(signal, () => resolve('interrupted'));
    });
    const end = await Promise.race([interrupted, server.ended]);
    await server.stop();
    if (end !== 'interrupted') throw new Refusal(`code-server ended:\n${server.output()}`);
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

function parsePort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Refusal(`Not a port: ${text}.`);
  return port;
}

function parseFlags() {
  try {
    return parseArgs({ options: { port: { type: 'string' }, browser: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new Refusal(error.message);
  }
}

await main(async () => {
  const values = parseFlags();
  const wantedPort = values.port === undefined ? undefined : parsePort(values.port);
  await ensureNodeModules();
  const { packageVsix } = await import('./package.mjs');
  const codeServer = await import('./codeServer.mjs');
  const vsix = await packageVsix();
  const desktop = !values.browser && wantedPort === undefined && hasCommand('code');
  if (desktop && (await openDesktop(codeServer, vsix))) return;
  await serve(codeServer, vsix, wantedPort);
});
