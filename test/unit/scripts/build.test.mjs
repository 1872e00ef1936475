import { build } from 'esbuild';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LATER, later, plainVscode } from '../../../.scripts/build.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'pprof-lens-build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function bundle(source) {
  const file = path.join(root, 'src', 'x.ts');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, source);
  const options = { bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'silent' };
  const { outputFiles } = await build({ ...options, entryPoints: [file], plugins: [plainVscode] });
  return outputFiles[0].text;
}

describe('the import of vscode', () => {
  test('is a plain require', async () => {
    const text = await bundle("import * as vscode from 'vscode';\nconsole.log(vscode.window);\n");
    expect(text).toContain('require("vscode")');
    expect(text).not.toContain('__toESM');
  });

  test('of types costs nothing', async () => {
    const text = await bundle("import type * as vscode from 'vscode';\nexport type X = vscode.Uri;\n");
    expect(text).not.toContain('require("vscode")');
  });

  test.each([
    "import { window } from 'vscode';\nconsole.log(window);\n",
    'import * as vscode from "vscode";\nconsole.log(vscode.window);\n',
    "import * as api from 'vscode';\nconsole.log(api.window);\n",
    "import vscode from 'vscode';\nconsole.log(vscode);\n",
    "export { window } from 'vscode';\n",
    "void import('vscode').then(console.log);\n",
  ])('in another form fails: %s', async (source) => {
    await expect(bundle(source)).rejects.toThrow(/Write this as import \* as vscode/);
  });
});

describe('packages that most runs do without', () => {
  const run = (file, ...args) => [process.execPath, [path.join(root, file), ...args], { encoding: 'utf8' }];
  const profile = path.resolve('test/fixtures/bigkey/profiles/cpu.pb.gz');
  const options = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outdir: root,
  };

  beforeAll(async () => {
    const entryPoints = { cli: 'src/cli.ts', worker: 'src/session/platform/node/worker.ts' };
    await build({ ...options, entryPoints, plugins: [later] });
  });

  test('are not looked for before they are wanted', () => {
    expect(execFileSync(...run('cli.js', '-help'))).toContain('usage');
    expect(execFileSync(...run('cli.js', '-top', profile))).toContain('flat%');
    execFileSync(...run('worker.js'));
    expect(spawnSync(...run('cli.js', '-top', '-focus=main', profile)).stderr).toContain('./re2js.js');
  });

  test('are there once they are', async () => {
    await build({ ...options, entryPoints: LATER });
    expect(execFileSync(...run('cli.js', '-top', '-focus=main', profile))).toContain('focus=main');
  });
});
