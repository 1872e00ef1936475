// Runs the end-to-end tests: the packaged VSIX in a real VS Code (code-server) with its own settings, driven in Chromium.
// Screenshots of each step go to test-results/screenshots/.
//   node .scripts/e2e.mjs [--vsix FILE] [--screenshots] [-t NAME] [FILE…]
//     --vsix         the VSIX to test; without it one is packaged
//     --screenshots  afterwards copy the pictures that README.md shows to media/screenshots/
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, installVsix, profileFolders, startCodeServer } from './codeServer.mjs';
import { browserPackages, ensureDebianPackages } from './deps.mjs';
import { packageVsix } from './package.mjs';
import { isMain, main, project, Refusal, runForCode } from './run.mjs';
import { sampleRepository } from './sampleRepository.mjs';

const results = path.join(project, 'test-results');

/** Runs the tests against a VSIX. Answers vitest's exit code. */
export async function runEndToEnd(vsix, vitestArgs = []) {
  await ensureDebianPackages(browserPackages);
  rmSync(path.join(results, 'screenshots'), { recursive: true, force: true });
  mkdirSync(path.join(results, 'screenshots'), { recursive: true });
  const root = mkdtempSync(path.join(tmpdir(), 'pprof-lens-e2e-'));
  let server;
  try {
    // The tests edit files and add others: they get a copy.
    const workspace = path.join(root, 'bigkey');
    sampleRepository(workspace);
    const folders = profileFolders(root);
    await installVsix(folders, vsix);
    server = await startCodeServer({ ...folders, port: await freePort() });
    const env = {
      ...process.env,
      TZ: 'UTC',
      E2E_URL: server.url,
      E2E_WORKSPACE: workspace,
      E2E_RESULTS: results,
    };
    const config = ['--config', 'test/e2e/vitest.config.mjs'];
    const code = await runForCode('npx', ['vitest', 'run', ...config, ...vitestArgs], { env });
    if (code !== 0) console.log(`code-server said at the end:\n${server.output().slice(-2000)}`);
    return code;
  } finally {
    await server?.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The most bytes that a picture of the README may have. */
const LARGEST_PICTURE = 100_000;

/** Copies the pictures that the README shows from the last run, with as many colours as fit. */
async function copyScreenshots() {
  const readme = readFileSync(path.join(project, 'README.md'), 'utf8');
  mkdirSync(path.join(project, 'media/screenshots'), { recursive: true });
  for (const [, picture] of readme.matchAll(/media\/screenshots\/([\w-]+\.png)/g)) {
    const taken = path.join(results, 'screenshots', picture);
    writeFileSync(path.join(project, 'media/screenshots', picture), await smallPicture(taken));
  }
}

/** A picture as PNG with a palette: with the finest that leaves it as small as a picture of the README may be. */
async function smallPicture(file) {
  const { default: sharp } = await import('sharp');
  for (const quality of [100, 90, 80, 70, 60]) {
    const small = await sharp(file).png({ palette: true, quality, effort: 10, dither: 0 }).toBuffer();
    if (small.length <= LARGEST_PICTURE) return small;
  }
  throw new Refusal(`${file} does not fit into ${LARGEST_PICTURE} bytes.`);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values, positionals } = parseArgs({
      options: {
        vsix: { type: 'string' },
        screenshots: { type: 'boolean' },
        t: { type: 'string', short: 't' },
      },
      allowPositionals: true,
    });
    const filter = values.t === undefined ? [] : ['-t', values.t];
    const vsix = values.vsix === undefined ? await packageVsix() : path.resolve(values.vsix);
    if ((await runEndToEnd(vsix, [...positionals, ...filter])) !== 0)
      throw new Refusal('End-to-end tests failed.');
    if (values.screenshots) await copyScreenshots();
  });
}
