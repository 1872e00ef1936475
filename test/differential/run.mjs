// Compares our reports with those of today's pprof on random profiles and random flags.
//   node test/differential/run.mjs [--seed N] [--count N] [--seconds N]
// Stops after `count` comparisons or `seconds`, whatever comes first. What we disagree on is made small and written to
// test-results/differential/.
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { main, project, Refusal } from '../../.scripts/run.mjs';
import { Choices } from '../support/random.mjs';
import { shrunk } from '../support/shrink.mjs';
import { Judge } from './judge.mjs';
import { ensurePprof, version } from './pprof.mjs';
import { randomCommand, wordsOf } from './randomCommand.mjs';
import { randomProfile } from './randomProfile.mjs';
import { smallerThan } from './smaller.mjs';
import { writeProto } from './writeProto.mjs';

// pprof runs with the same one.
process.env.TZ = 'UTC';

/** Command lines tried on the same profiles. */
const COMMANDS = 4;
/** Cases judged at a time: most of the time one waits for pprof. */
const JUDGES = 4;
/** Disagreements after which there is no use in more. */
const ENOUGH = 5;
const SHRINKING_MS = 40_000;

const results = path.join(project, 'test-results', 'differential');

/** Ours, in this process: what the command line is made of, bundled. */
async function ours() {
  const outfile = path.join(project, 'out', 'differential', 'run.cjs');
  await build({
    ...{ entryPoints: [path.join(project, 'src/cli/run.ts')], outfile, bundle: true, platform: 'node' },
    ...{ format: 'cjs', target: 'node20', mainFields: ['module', 'main'], logLevel: 'warning' },
  });
  return createRequire(import.meta.url)(outfile).runCommand;
}

/** A folder with a few sources for `list`; one that the generated profiles name is missing. */
function sources() {
  const folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-differential-'));
  const text = Array.from({ length: 24 }, (_, i) => `line ${i + 1}\n`).join('');
  writeFileSync(path.join(folder, 'main.go'), text);
  mkdirSync(path.join(folder, 'lib'));
  writeFileSync(path.join(folder, 'lib', 'util.go'), text.replaceAll('\n', '\r\n').trimEnd());
  return folder;
}

/** Compares case after case, several of pprof's processes at a time. Answers what disagreed and how many agreed. */
export async function compareWithPprof({ program, seed, count, seconds }) {
  const runCommand = await ours();
  const root = sources();
  const deadline = Date.now() + seconds * 1000;
  const tally = new Map();
  const failures = [];
  let next = 0;
  const counter = (kind) => void tally.set(kind, (tally.get(kind) ?? 0) + 1);
  process.chdir(root);
  const judges = Array.from({ length: JUDGES }, (_, i) => new Judge(program, runCommand, root, `${i}-`));
  const work = async (judge) => {
    while (next < count && Date.now() < deadline && failures.length < ENOUGH) {
      const at = next;
      next += COMMANDS;
      const choices = new Choices(seed + at);
      const profiles = manyProfiles(choices);
      for (let i = 0; i < COMMANDS; i++) {
        const command = randomCommand(choices, profiles[0].types);
        const found = await judge.disagreement({ command, profiles }, counter);
        if (found !== undefined) failures.push({ name: `${seed + at}-${i}`, command, profiles, found });
      }
    }
  };
  try {
    await Promise.all(judges.map(work));
    for (const failure of failures) await report(failure, judges[0]);
  } finally {
    process.chdir(project);
    rmSync(root, { recursive: true, force: true });
  }
  return { tally, failures: failures.length };
}

/** As many as any command line takes, of the same sample types for the most part. */
function manyProfiles(choices) {
  const first = randomProfile(choices);
  return [
    first,
    ...choices.several(2, 2, () => randomProfile(choices, choices.chance(0.8) ? first : undefined)),
  ];
}

/** Writes a disagreement, made small, to a folder of the results, and says so. */
async function report({ name, command, profiles, found: first }, judge) {
  let found = first;
  const disagrees = async (one) => {
    const again = await judge.disagreement(one);
    found = again ?? found;
    return again !== undefined;
  };
  const deadline = Date.now() + SHRINKING_MS;
  const small = await shrunk({ command, profiles }, { smallerThan, fails: disagrees, deadline });
  const folder = path.join(results, name);
  mkdirSync(folder, { recursive: true });
  small.profiles.forEach((profile, i) => writeFileSync(path.join(folder, `${i}.pb`), writeProto(profile)));
  const said = ({ text = '', notes = [], failed }) => [failed ? '(refused)' : text, ...notes].join('\n');
  writeFileSync(path.join(folder, 'ours.txt'), said(found.ours), 'latin1');
  writeFileSync(path.join(folder, 'pprof.txt'), said(found.theirs), 'latin1');
  writeFileSync(path.join(folder, 'words.txt'), `${wordsOf(small.command).join('\n')}\n`);
  console.log(
    `We and pprof disagree: ${wordsOf(small.command).join(' ')}   in ${path.relative(project, folder)}`,
  );
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
        count: { type: 'string', default: '2500' },
        seconds: { type: 'string', default: '60' },
      },
    });
    const program = ensurePprof((reason) => console.log(`${reason}: the goldens stand in for pprof.`));
    if (program === undefined) return;
    console.log(`Seed ${values.seed}; pprof ${version}`);
    rmSync(results, { recursive: true, force: true });
    const [seed, count, seconds] = [Number(values.seed), Number(values.count), Number(values.seconds)];
    const { tally, failures } = await compareWithPprof({ program, seed, count, seconds });
    for (const [kind, number] of tally) console.log(`${String(number).padStart(6)} ${kind}`);
    console.log(
      `${[...tally.values()].reduce((sum, number) => sum + number, 0)} agree, ${failures} disagree`,
    );
    if (failures > 0) throw new Refusal('We and pprof disagree.');
  });
}
