// File to top table, whole process: `node dist/cli.js -top` beside `pprof -top` on the same files, in turn.
import path from 'node:path';
import { findPprof } from './findPprof.mjs';
import { measure, median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { printTable } from './table.mjs';

const project = path.resolve(import.meta.dirname, '../..');
const flags = ['-top', '-symbolize=none'];

/** Measures and prints. Throws if the tables differ. */
export async function fileToTop(sizes, rounds, goRounds) {
  const ours = [process.execPath, path.join(project, 'dist/cli.js'), ...flags];
  const program = goRounds > 0 ? findPprof() : undefined;
  if (program !== undefined) console.log(`Beside ${program.name}`);
  else console.log(goRounds > 0 ? 'No pprof here to compare with.' : 'Without pprof, as asked.');
  const rows = [];
  for (const size of sizes) {
    const file = await profileFile(size);
    // The first run of either may read its program from the disk, or compile it.
    if (size === sizes[0]) {
      await run(ours, file);
      if (program !== undefined) await run([...program.command, ...flags], file);
    }
    const our = [];
    const go = [];
    for (let round = 0; round < Math.max(rounds, goRounds); round++) {
      if (round < rounds) our.push(await run(ours, file));
      if (round < goRounds && program !== undefined) go.push(await run([...program.command, ...flags], file));
    }
    const [lines] = new Set([...our, ...go].map((each) => each.lines));
    if ([...our, ...go].some((each) => each.lines !== lines)) throw new Error('The tables differ in length.');
    if (lines < 10) throw new Error('The table is too short to be true.');
    const cpu = of(our, 'cpu');
    const goCpu = of(go, 'cpu');
    const seconds = of(our, 'seconds');
    const goSeconds = of(go, 'seconds');
    const isSlow = Number.isNaN(cpu) ? seconds > 3 * goSeconds : cpu > 3 * goCpu;
    // At 1 MB both mostly start up; from there on we gain.
    if (isSlow) throw new Error(`${label(size)} takes three times as long as pprof.`);
    rows.push({
      profile: label(size),
      'ours CPU s': cpu.toFixed(2),
      'ours s': seconds.toFixed(2),
      'ours MB': megabytes(of(our, 'peak')),
      ...(go.length > 0 && {
        'pprof CPU s': goCpu.toFixed(2),
        'pprof s': goSeconds.toFixed(2),
        'pprof MB': megabytes(of(go, 'peak')),
        'pprof / ours, CPU': (goCpu / cpu).toFixed(1),
        'pprof / ours, s': (goSeconds / seconds).toFixed(1),
      }),
    });
  }
  printTable('File to top table, whole process', rows);
}

function run([command, ...args], file) {
  return measure(command, [...args, file]);
}

function of(runs, figure) {
  return median(runs.map((each) => each[figure] ?? NaN));
}

function megabytes(value) {
  return Number.isNaN(value) ? '–' : value.toFixed(0);
}
