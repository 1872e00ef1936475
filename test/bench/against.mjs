// This checkout beside another one, in pairs: what a change costs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { measure, median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { Random } from '../support/random.mjs';
import { printTable } from './table.mjs';

const here = path.resolve(import.meta.dirname, '../..');
const RESAMPLES = 10_000;

/** Each takes a checkout and a profile's file, and answers seconds of a processor and the peak of memory in MB. */
const contests = {
  'file → Top': (checkout, file) =>
    measure(process.execPath, [path.join(checkout, 'dist/cli.js'), '-top', '-symbolize=none', file]),
  'bytes → ready': (checkout, file) => {
    const child = path.join(import.meta.dirname, 'readyChild.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [child, checkout, file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${checkout}: ${stderr}`);
    return JSON.parse(stdout);
  },
};

/** Measures and prints. Throws if the other checkout is not built, or there is no /proc. */
export async function against(other, sizes, pairs) {
  if (!existsSync(path.join(other, 'dist/cli.js'))) throw new Error(`${other} has no dist/cli.js: build it.`);
  const rows = [];
  for (const [contest, run] of Object.entries(contests)) {
    for (const size of sizes) {
      const file = await profileFile(size);
      const ours = [];
      const theirs = [];
      // The first pair brings programs and the profile into memory, and does not count.
      for (let pair = 0; pair <= pairs; pair++) {
        const turns = [
          [here, ours],
          [other, theirs],
        ];
        // Neither is always the first.
        for (const [checkout, runs] of pair % 2 === 0 ? turns : turns.reverse()) {
          const figures = await run(checkout, file);
          if (pair > 0) runs.push(figures);
        }
      }
      rows.push({ contest: `${contest}, ${label(size)}`, ...compared(ours, theirs) });
    }
  }
  printTable(`Beside the other checkout: ${pairs} pairs in turn, Node ${process.versions.node}`, rows);
}

function compared(ours, theirs) {
  const of = (runs, figure) => median(runs.map((run) => run[figure]));
  const ratios = ours.map(({ cpu }, pair) => cpu / theirs[pair].cpu);
  if (ratios.some(Number.isNaN))
    throw new Error('The time of processors is read from /proc, which is not here.');
  const [low, high] = interval(ratios);
  return {
    'ours CPU s': of(ours, 'cpu').toFixed(2),
    'other CPU s': of(theirs, 'cpu').toFixed(2),
    'ours / other': median(ratios).toFixed(3),
    '95% interval': `${low.toFixed(3)} to ${high.toFixed(3)}`,
    'ours MB': of(ours, 'peak').toFixed(0),
    'other MB': of(theirs, 'peak').toFixed(0),
    'MB, ours / other': (of(ours, 'peak') / of(theirs, 'peak')).toFixed(3),
  };
}

/** Between which two values the median of such numbers lies, 95 times of 100: bootstrap, the same for the same numbers. */
function interval(numbers) {
  const random = new Random(1);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(numbers.map(() => numbers[random.below(numbers.length)])),
  ).sort((a, b) => a - b);
  return [medians[Math.floor(RESAMPLES * 0.025)], medians[Math.floor(RESAMPLES * 0.975)]];
}
