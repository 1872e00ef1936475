// What activating the extension costs, and file to top table, whole process: `node dist/cli.js -top` beside
// `go tool pprof -top` on the same files, in turn.
//   node test/bench/run.mjs [--size MB]… [--rounds N]     sizes 1, 10 and 100 and five rounds if not said
//   node test/bench/run.mjs --smoke                       once at 1 MB: does it run and print figures
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.mjs';
import { measure, median } from './measure.mjs';

const project = path.resolve(import.meta.dirname, '../..');
const flags = ['-top', '-symbolize=none'];

/** The pprof of the Go toolchain, itself and not through `go`, so that its own memory is seen. */
function goPprof() {
  const { status, stdout } = spawnSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' });
  const program = stdout?.trim();
  return status === 0 && existsSync(program) ? program : undefined;
}

function contestants() {
  const ours = {
    name: 'pprof Lens',
    command: process.execPath,
    args: [path.join(project, 'dist/cli.js'), ...flags],
  };
  const program = goPprof();
  return program === undefined ? [ours] : [ours, { name: 'go tool pprof', command: program, args: flags }];
}

/** Runs all contestants on a file, in turn, and answers each one's medians. */
async function compete(all, file, rounds) {
  const runs = new Map(all.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, command, args } of all) runs.get(name).push(await measure(command, [...args, file]));
  }
  return all.map(({ name }) => ({
    name,
    seconds: median(runs.get(name).map(({ seconds }) => seconds)),
    peak: median(runs.get(name).map(({ peak }) => peak ?? NaN)),
    lines: runs.get(name)[0].lines,
  }));
}

function print(size, results) {
  const [ours] = results;
  for (const { name, seconds, peak, lines } of results) {
    const ratio = name === ours.name ? '' : `   ours is ${(seconds / ours.seconds).toFixed(1)} times as fast`;
    const memory = Number.isNaN(peak) ? '' : `${peak.toFixed(0).padStart(7)} MB`;
    const label = `${(size / 1e6).toFixed(1)} MB`.padStart(9);
    console.log(
      `${label}  ${name.padEnd(14)}${seconds.toFixed(2).padStart(8)} s${memory}${lines.toString().padStart(7)} lines${ratio}`,
    );
  }
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    smoke: { type: 'boolean' },
  },
});
const sizes = values.smoke ? [1] : (values.size ?? ['1', '10', '100']).map(Number);
const rounds = values.smoke ? 1 : Number(values.rounds ?? 5);
if (![...sizes, rounds].every((number) => number > 0)) {
  console.error('Sizes and rounds are numbers above 0.');
  process.exit(2);
}
if (!existsSync(path.join(project, 'dist/cli.js'))) {
  console.error('There is no dist/cli.js: run `npm run build -- --production` first.');
  process.exit(1);
}

const all = contestants();
if (all.length === 1) console.log('No go tool pprof here to compare with.');
console.log(`Medians of ${rounds}, Node ${process.versions.node}`);
// The best of three, for the other work of a busy machine adds to any of them.
const activation = [path.join(import.meta.dirname, 'activation.mjs')];
const isQuick = () => spawnSync(process.execPath, activation, { stdio: 'inherit' }).status === 0;
if (!isQuick() && !isQuick() && !isQuick()) process.exitCode = 1;
const folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-bench-'));
try {
  for (const megabytes of sizes) {
    const file = path.join(folder, `${megabytes}.pb.gz`);
    const size = await generate(megabytes, file);
    const results = await compete(all, file, rounds);
    print(size, results);
    if (results.some(({ lines }) => lines !== results[0].lines))
      throw new Error('The tables differ in length.');
    if (results[0].lines < 10) throw new Error('The table is too short to be true.');
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
