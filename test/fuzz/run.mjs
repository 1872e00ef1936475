// Tries made-up and damaged inputs of every format, one seed after the other, and asks every question of what opens.
//   npm run fuzz -- [--minutes N] [--seconds N] [--seed S] [--jobs N] [--case FILE]
// First come the inputs of `kept/`, which failed once. The seed is printed; an input follows from its own number, which is
// the seed plus how many were before it: `--seed THAT --seconds 0` tries that one alone. What fails is made small and
// written to test-results/fuzz/; once the fault is mended, its file goes to `kept/`, with `wrong` saying what it was.
// `--case FILE` tries one such file. What counts as a failure: an error that is not documented (`isFault`), sums that do not
// add up, a profile that is another once encoded or cut into pieces, more than 1.5 GB of memory, or a step of more than two
// seconds of processor time and one for each megabyte of its answer, thrice.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMain, main, project, Refusal } from '../../.scripts/run.mjs';
import { shrunk } from '../support/shrink.mjs';
import { bundle } from './bundle.mjs';
import { caseOf } from './cases.mjs';
import { keptCases, readCase, writeCase } from './kept.mjs';
import { Runner } from './runner.mjs';
import { smallerThan } from './smaller.mjs';

/** Different failures after which there is no use in more. */
const ENOUGH = 12;
const SHRINKING_MS = 30_000;
const TIMES_ALONE = 3;

const results = path.join(project, 'test-results', 'fuzz');

/** A seed that no earlier run is likely to have had. */
export const newSeed = () => Date.now() % 1_000_000_000;

/**
 * Tries the kept inputs, then new ones for so long. Says the seed. Answers how many passed, how many different ways there were to fail, and
 * how many of the kept ones there are and fail.
 */
export async function fuzz({ seed, seconds, jobs = availableParallelism() }) {
  console.log(`Seed ${seed}`);
  await bundle();
  rmSync(results, { recursive: true, force: true });
  const found = new Failures();
  const runners = Array.from({ length: jobs }, () => new Runner());
  const tally = { passed: 0, opened: 0 };
  const attempt = async (runner, name, one) => {
    const { isOpened, failure } = await tried(runner, one);
    if (isOpened) tally.opened++;
    if (failure === undefined) tally.passed++;
    else found.add(name, one, failure);
  };
  const kept = keptCases();
  for (const { name, one } of kept) await attempt(runners[0], name, one);
  const keptFailed = found.count;
  const deadline = Date.now() + seconds * 1000;
  let next = seed;
  const work = async (runner) => {
    do {
      const number = next++;
      await attempt(runner, `seed-${number}`, caseOf(number));
    } while (Date.now() < deadline && found.count < ENOUGH);
  };
  try {
    await Promise.all(runners.map(work));
    await found.report(runners[0]);
  } finally {
    for (const runner of runners) runner.end();
  }
  const result = { ...tally, kept: kept.length, keptFailed, failed: found.count };
  const { passed, opened, failed } = result;
  console.log(`${passed} inputs pass, ${opened} of which open; ${kept.length} are kept ones. ${failed} fail`);
  return result;
}

/** What came of an input. What ended its process, which others had used before, must end one of its own too to count. */
async function tried(runner, one) {
  let result = await runner.try(one);
  if (result.failure?.step === 'process') result = await runner.try(one);
  const { isOpened, failure, slow } = result;
  return { isOpened, failure: failure ?? (await slowThrice(runner, one, slow)) };
}

/** What is slow by the clock, beside other work, may be quick by the processor's time. */
async function slowThrice(runner, one, slow) {
  let found = slow;
  for (let i = 0; i < TIMES_ALONE && found.length > 0; i++)
    found = (await runner.try({ ...one, isCareful: true })).slow;
  const [{ name, ms } = {}] = found;
  return name && { kind: 'slow', step: name, message: `${ms} ms` };
}

/** What failed, each kind of failure once. */
class Failures {
  byKind = new Map();

  get count() {
    return this.byKind.size;
  }

  add(name, one, failure) {
    const kind = kindOf(failure);
    if (this.byKind.has(kind)) return;
    this.byKind.set(kind, { name, one, failure });
    console.log(`${name} fails: ${failure.step}: ${failure.kind}: ${failure.message.slice(0, 300)}`);
  }

  /** Makes each small and writes it. */
  async report(runner) {
    for (const [kind, { name, one, failure }] of this.byKind) {
      const fails = async (smaller) => {
        const { failure: again } = await tried(runner, smaller);
        return again !== undefined && kindOf(again) === kind;
      };
      const deadline = Date.now() + SHRINKING_MS;
      const small = name.startsWith('seed-') ? await shrunk(one, { smallerThan, fails, deadline }) : one;
      const file = writeCase(
        results,
        name.replace(/\.json$/, ''),
        small,
        `${failure.step}: ${failure.message}`,
      );
      console.log(`\n${path.relative(project, file)}\n${failure.stack ?? failure.message}`);
    }
  }
}

/** What two failures of one fault have in common: where in the code it was thrown, or which step saw it. */
function kindOf({ kind, step, stack = '', message }) {
  const at = /\n\s+at [^\n]*src\/[^\n]*/.exec(stack)?.[0];
  return `${kind} ${at ?? `${step} ${message.replace(/[\d'"].*/s, '')}`}`;
}

async function tryOne(file) {
  await bundle();
  const runner = new Runner();
  const { failure, slow } = await runner.try(readCase(file));
  runner.end();
  if (failure) throw new Refusal(`${failure.step}: ${failure.stack ?? failure.message}`);
  console.log(slow.length > 0 ? `Slow: ${JSON.stringify(slow)}` : 'Passes.');
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string' },
        seconds: { type: 'string', default: '30' },
        seed: { type: 'string', default: String(newSeed()) },
        jobs: { type: 'string', default: String(availableParallelism()) },
        case: { type: 'string' },
      },
    });
    if (values.case !== undefined) return tryOne(values.case);
    const seconds = values.minutes === undefined ? Number(values.seconds) : Number(values.minutes) * 60;
    const { failed } = await fuzz({ seed: Number(values.seed), seconds, jobs: Number(values.jobs) });
    if (failed > 0) throw new Refusal('Inputs fail: see test-results/fuzz/.');
  });
}
