// Builds for production and packs pprof-lens-<version>.vsix, ready for the marketplace.
//   node .scripts/package.mjs
import vsce from '@vscode/vsce';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAll, LATER } from './build.mjs';
import { NOTICES, thirdPartyNotices } from './notices.mjs';
import { isMain, main, project, Refusal } from './run.mjs';
import { SAMPLE } from './sample.mjs';

const sizeLimit = 2_000_000;

/** What a person who installs the extension has no use for. */
const unwanted = /^(src|test|out|node_modules|webview-ui|test-results|\.)|\.(map|ts|tsx|tsbuildinfo|vsix)$/;

const required = [
  'package.json',
  'README.md',
  'LICENSE',
  NOTICES,
  'media/icon.png',
  'dist/extension.js',
  'dist/worker.js',
  'dist/cli.js',
  ...LATER.map((name) => `dist/${name}.js`),
  'dist/page.js',
  'dist/page.css',
  'dist/errorPage.js',
  'dist/errorPage.css',
  `${SAMPLE}/heap.pb.gz`,
  `${SAMPLE}/main.go`,
  `${SAMPLE}/pkg/rdb/loader.go`,
  `${SAMPLE}/goroot/LICENSE`,
  `${SAMPLE}/goroot/bytes/buffer.go`,
];

/** Where the VSIX of the present version is written. */
export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
  return path.join(project, `${name}-${version}.vsix`);
}

/** Builds and packs; refuses a VSIX that is too large, lacks a part or holds what it should not. Answers its path. */
export async function packageVsix() {
  rmSync(path.join(project, 'dist'), { recursive: true, force: true });
  rmSync(path.join(project, NOTICES), { force: true });
  const metafiles = await buildAll({ production: true });
  writeFileSync(path.join(project, NOTICES), thirdPartyNotices(metafiles, project));

  const files = await vsce.listFiles({ cwd: project, packageManager: vsce.PackageManager.None });
  const strangers = files.filter((file) => unwanted.test(file));
  if (strangers.length > 0)
    throw new Refusal(`These do not belong in the VSIX, see .vscodeignore: ${strangers.join(', ')}.`);
  const missing = required.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Refusal(`The VSIX would lack ${missing.join(', ')}.`);

  const packagePath = vsixPath();
  // The project has no public address yet that links of the README could lead to.
  await vsce.createVSIX({
    cwd: project,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(packagePath);
  if (size >= sizeLimit) throw new Refusal(`The VSIX is ${size} bytes; ${sizeLimit} is the most it may be.`);
  console.log(`${path.basename(packagePath)}: ${(size / 1000).toFixed(0)} kB, ${files.length} files`);
  return packagePath;
}

if (isMain(import.meta.url)) await main(packageVsix);
