// Bundles the extension, its worker, the command line and the page into dist/.
//   node .scripts/build.mjs [--watch] [--production]
import { build, context } from 'esbuild';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};

/**
 * Takes `vscode` as it is. For an import of an external module esbuild copies each of its names into an object, once for
 * every file with such an import: some ten thousand, each time the extension starts.
 */
const plainVscode = {
  name: 'plain-vscode',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        "import * as vscode from 'vscode'",
        "import vscode = require('vscode')",
      ),
      loader: 'ts',
    }));
  },
};

/** What runs on Node: the oldest Node of a VS Code that the manifest's `engines` admits is 20. */
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  plugins: [plainVscode],
  entryPoints: { extension: 'src/extension.ts', worker: 'src/session/worker.ts', cli: 'src/cli.ts' },
};

const page = {
  ...shared,
  platform: 'browser',
  target: 'chrome120',
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // For d3-flame-graph, which imports it for its effect alone.
  alias: { 'd3-transition': './webview-ui/src/flame/atOnce.ts' },
  entryPoints: { page: 'webview-ui/src/page.tsx' },
};

for (const options of [node, page]) {
  options.entryPoints = Object.fromEntries(
    Object.entries(options.entryPoints).filter(([, file]) => existsSync(file)),
  );
  if (watch) await (await context(options)).watch();
  else await build(options);
}
