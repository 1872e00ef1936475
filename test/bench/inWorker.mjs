// What a session's worker takes for each question, beside node:zlib on the same file; and its memory.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { printTable } from './table.mjs';

const child = path.join(import.meta.dirname, 'workerChild.mjs');

/** The questions in the order asked, as the table names them; `idle` is the pause in which the worker looks ahead. */
const questions = {
  'start the worker': 'start',
  'bytes → Top': 'toTop',
  'bytes → ready, figures of lines too': 'toReady',
  'figures of a first file': 'firstLines',
  'bytes → flame graph': 'toFlame',
  'looking ahead': 'idle',
  'figures of another file': 'lines',
  'more rows of Top': 'moreRows',
  'filter Top': 'filterTop',
  'switch type: Top': 'switchTop',
  'switch type: flame': 'switchFlame',
  'switch type: lines': 'switchLines',
  'zoom the flame graph': 'zoom',
  'search the flame graph': 'search',
  'search all of it': 'searchAll',
  'give up a change of filters, at most': 'giveUp',
  'end the worker': 'terminate',
};

/** Measures and prints. Throws where a figure is far beyond what it should be. */
export async function inWorker(sizes, rounds) {
  const node = median(Array.from({ length: 3 }, () => ask().peak));
  const results = [];
  for (const size of sizes) {
    const file = await profileFile(size);
    const runs = [];
    for (let round = 0; round < rounds; round++) runs.push({ ...gunzip(file), ...ask(file) });
    const figure = (name) => median(runs.map((run) => run[name]));
    results.push({ size, figure, bytes: runs[0].bytes });
  }
  const row = (title, value) => ({
    '': title,
    ...Object.fromEntries(results.map((result) => [label(result.size), value(result)])),
  });
  printTable('In the worker, ms', [
    row('node:zlib', ({ figure }) => figure('zlib').toFixed(0)),
    ...Object.entries(questions).map(([title, name]) => row(title, ({ figure }) => figure(name).toFixed(0))),
    row('bytes → Top / node:zlib', ({ figure }) => (figure('toTop') / figure('zlib')).toFixed(1)),
  ]);
  const perByte = (megabytes, bytes) => (((megabytes - node) * 2 ** 20) / bytes).toFixed(2);
  printTable(`Memory of the process; a Node that does nothing has ${node.toFixed(0)} MB`, [
    row('peak MB', ({ figure }) => figure('peak').toFixed(0)),
    row('peak beyond Node’s, bytes a byte', ({ figure, bytes }) => perByte(figure('peak'), bytes)),
    row('kept MB', ({ figure }) => figure('kept').toFixed(0)),
    row('kept beyond Node’s, bytes a byte', ({ figure, bytes }) => perByte(figure('kept'), bytes)),
    row('frames drawn', ({ figure }) => figure('frames').toFixed(0)),
    row('flame graph message, KB', ({ figure }) => (figure('message') / 1000).toFixed(0)),
  ]);
  for (const { figure } of results) {
    if (figure('frames') > 1000) throw new Error('More frames than a screen can show.');
    if (figure('message') > 1e6) throw new Error('A message of over 1 MB.');
  }
  return results;
}

/** Milliseconds of node:zlib alone, the output sized beforehand, and the bytes that come out. */
function gunzip(file) {
  const compressed = readFileSync(file);
  const size = compressed.readUInt32LE(compressed.length - 4);
  const start = performance.now();
  const { length } = gunzipSync(compressed, { chunkSize: Math.max(size + 1, 64) });
  return { zlib: performance.now() - start, bytes: length };
}

/** One round, in a process of its own. */
function ask(...files) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', child, ...files], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The worker's bench ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
