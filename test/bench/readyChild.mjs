// From bytes to a profile that is shown, in a process of its own, with the worker of any built checkout.
//   node test/bench/readyChild.mjs CHECKOUT FILE     prints JSON: milliseconds, seconds of a processor, megabytes
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const [checkout, file] = process.argv.slice(2);
// The checkout's own, for it speaks to its worker as that one expects.
const bench = pathToFileURL(path.join(checkout, 'test/bench/session.mjs'));
const { selectionOf, startSession } = await import(bench);

const session = startSession();
await session.started();
const before = process.cpuUsage();
const start = performance.now();
const summary = await session.open(file);
const selection = selectionOf(summary);
await session.ask.prepareTop(selection);
await session.ask.prepareLines(selection);
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1e6, peak }));
await session.terminate();
