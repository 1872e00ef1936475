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

/** Packages that most runs do without. Each is a bundle of its own, which is read when something of it is wanted. */
export const LATER = ['re2js', 'pako', 'fzstd'];

/** Puts in the place of such a package an object with a getter for each of its names. */
export const later = {
  name: 'later',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: new RegExp(`^(${LATER.join('|')})$`) }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'later' },
    );
    onLoad({ filter: /./, namespace: 'later' }, async ({ path }) => {
      const getters = Object.keys(await import(path)).map((name) => `get ${name}() { return all().${name} }`);
      return {
        contents: `let known; const all = () => known ??= require('./${path}.js'); module.exports = { ${getters} }`,
      };
    });
    onResolve({ filter: /./, namespace: 'later' }, ({ path }) => ({ path, external: true }));
  },
};

/** protobufjs takes whole numbers as they are where there is no package `long`, as our reader and writer do anyway. */
const withoutLong = {
  name: 'without-long',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^long$/ }, ({ path }) => ({ path, namespace: 'without' }));
    onLoad({ filter: /./, namespace: 'without' }, () => ({ contents: '' }));
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
    plugins: [plainVscode, later, withoutLong],
    entryPoints: {
      extension: 'src/extension.ts',
      worker: 'src/session/platform/node/worker.ts',
      cli: 'src/cli.ts',
      ...Object.fromEntries(LATER.map((name) => [name, name])),
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
