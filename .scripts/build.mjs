// Bundles the extension, its worker, the command line and the pages into dist/, beside the sample.
//   node .scripts/build.mjs [--watch] [--production]
import { build, context } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { isMain, main, project } from './run.mjs';
import { copySample } from './sample.mjs';

const IMPORT = "import * as vscode from 'vscode'";

/**
 * Takes `vscode` as it is. For an import of an external module esbuild copies each of its names into an object, once for
 * every file with such an import: some ten thousand, each time the extension starts. Other ways to write the import would
 * be slow and nobody would notice, so they fail.
 */
export const plainVscode = {
  name: 'plain-vscode',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(IMPORT, "import vscode = require('vscode')"),
      loader: 'ts',
    }));
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call'
        ? { path: 'vscode', external: true }
        : { errors: [{ text: `Write this as ${IMPORT}: other forms slow down the start.` }] },
    );
  },
};

function bundles(production) {
  const shared = {
    absWorkingDir: project,
    bundle: true,
    outdir: 'dist',
    metafile: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
    // They are gathered in one file: notices.mjs.
    legalComments: 'none',
  };
  /** What runs on Node: the oldest Node of a VS Code that the manifest's `engines` admits is 20. */
  const node = {
    ...shared,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    plugins: [plainVscode],
    entryPoints: {
      extension: 'src/extension.ts',
      worker: 'src/session/platform/node/worker.ts',
      cli: 'src/cli.ts',
    },
  };
  const page = {
    ...shared,
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // For d3-flame-graph, which imports it for its effect alone.
    alias: { 'd3-transition': './webview-ui/src/flame/d3/atOnce.ts' },
    entryPoints: { page: 'webview-ui/src/page.tsx', errorPage: 'webview-ui/src/errorPage.tsx' },
  };
  return [node, page];
}

/** Builds all bundles, into dist/ unless told not to `write`. Answers esbuild's metafiles, which say what is in them. */
export async function buildAll({ production, write = true }) {
  const results = await Promise.all(bundles(production).map((options) => build({ ...options, write })));
  if (write) copySample();
  return results.map(({ metafile }) => metafile);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const production = process.argv.includes('--production');
    if (!process.argv.includes('--watch')) return void (await buildAll({ production }));
    copySample();
    for (const options of bundles(production)) await (await context(options)).watch();
  });
}
