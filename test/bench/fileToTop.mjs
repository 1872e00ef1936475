// File to top table, whole process: `node dist/cli.js -top` beside `go tool pprof -top` on the same files, in turn.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { measure, median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { printTable } from './table.mjs';

const project = path.resolve(import.meta.dirname, '../..');
const flags = ['-top', '-symbolize=none'];

/** The pprof of the Go toolchain, itself and not through `go`, so that its own memory is seen. */
function goPprof() {
  const { status, stdout } = spawnSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' });
  const program = stdout?.trim();
  return status === 0 && existsSync(program) ? program : undefined;
}

/** Measures and prints. Throws if the tables differ. */
export async function fileToTop(sizes, rounds, goRounds) {
  const ours = [process.execPath, path.join(project, 'dist/cli.js'), ...flags];
  const program = goRounds > 0 ? goPprof() : undefined;
  if (program === undefined) {
    console.log(goRounds > 0 ? 'No go tool pprof here to compare with.' : 'Without go tool pprof, as asked.');
  }
  const rows = [];
  for (const size of sizes) {
    const file = await profileFile(size);
    const our = [];
    const go = [];
    for (let round = 0; round < Math.max(rounds, goRounds); round++) {
      if (round < rounds) our.push(await run(ours, file));
      if (round < goRounds && program !== undefined) go.push(await run([program, ...flags], file));
    }
    const [lines] = new Set([...our, ...go].map((each) => each.lines));
    if ([...our, ...go].some((each) => each.lines !== lines)) throw new Error('The tables differ in length.');
    if (lines < 10) throw new Error('The table is too short to be true.');
    const seconds = of(our, 'seconds');
    const goSeconds = of(go, 'seconds');
    // At 1 MB both mostly start up; from there on we gain.
    if (seconds > 3 * goSeconds)
      throw new Error(`${label(size)} takes three times as long as go tool pprof.`);
    rows.push({
      profile: label(size),
      'ours s': seconds.toFixed(2),
      'ours MB': megabytes(of(our, 'peak')),
      ...(go.length > 0 && {
        'pprof s': goSeconds.toFixed(2),
        'pprof MB': megabytes(of(go, 'peak')),
        'times as fast': (goSeconds / seconds).toFixed(1),
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
