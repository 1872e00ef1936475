// What activating the extension costs: dist/extension.js loaded and activated by this process, with a vscode that does
// nothing. Prints the milliseconds of processor time, which other work on the machine does not lengthen, beside what Node
// itself took to start; activation may take no longer.
//   node test/bench/activation.mjs
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Milliseconds of processor time in a `process.cpuUsage()`. */
const milliseconds = ({ user, system }) => (user + system) / 1000;

const start = milliseconds(process.cpuUsage());

/** Answers itself whatever is asked of it, and has no elements. */
const nothing = new Proxy(function () {}, {
  get(_, key) {
    if (key === Symbol.toPrimitive) return () => '';
    return key === Symbol.iterator ? [][Symbol.iterator].bind([]) : nothing;
  },
  set: () => true,
  apply: () => nothing,
  construct: () => nothing,
});

const bundle = path.resolve(import.meta.dirname, '../../dist/extension.js');
// A bundle copies a module's own names: it gets every name that it asks of anything.
const names = readFileSync(bundle, 'utf8').matchAll(/\.([A-Za-z]\w*)/g);
const vscode = Object.fromEntries(Array.from(names, ([, name]) => [name, nothing]));
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
const require = createRequire(import.meta.url);

const before = process.cpuUsage();
const extension = require(bundle);
extension.activate({
  subscriptions: [],
  extensionUri: nothing,
  workspaceState: nothing,
  globalState: nothing,
  globalStorageUri: { fsPath: path.join(tmpdir(), 'pprof-lens-none') },
});
const activation = milliseconds(process.cpuUsage(before));

console.log(`activation ${activation.toFixed(0)} ms, Node itself ${start.toFixed(0)} ms`);
process.exit(activation <= start ? 0 : 1);
