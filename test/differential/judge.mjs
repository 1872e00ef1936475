// Says whether we and pprof agree on a case.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { asWePrint, isDeliberate } from './deliberate.mjs';
import { runPprof } from './pprof.mjs';
import { fileName, wordsOf } from './randomCommand.mjs';
import { writeProto } from './writeProto.mjs';

/**
 * How often pprof runs where its answer is not ours. It prints rows of equal weight in the order of a Go map: of two, one
 * comes first seven times of eight. So it takes many runs where all that differs is the order.
 */
const RUNS = 8;
const RUNS_FOR_ORDER = 64;

export class Judge {
  /**
   * @param program pprof
   * @param runCommand ours, from src/cli/run.ts
   * @param folder the current one; sources are in it, and the profiles of a case are written to it
   * @param prefix of the files' names, as several judge at a time
   */
  constructor(program, runCommand, folder, prefix) {
    Object.assign(this, { program, runCommand, folder, prefix });
  }

  /** Undefined where both agree, else what each of them said. `count` is told in which way they agree. */
  async disagreement({ command, profiles }, count = () => undefined) {
    profiles.forEach((profile, i) =>
      writeFileSync(path.join(this.folder, fileName(i, this.prefix)), writeProto(profile)),
    );
    const words = wordsOf(command, this.prefix);
    const ours = await this.answer(words);
    const first = await this.theirs(words);
    // It crashed: no judge.
    if (first.notes.some((line) => line.startsWith('panic: '))) return count('pprof crashed');
    if (agree(ours, first)) return count(ours.failed ? 'both refuse' : 'equal');
    if (isDeliberate({ command, profiles, ours, theirs: first })) return count('deliberately different');
    const chance = isChance(command, profiles);
    let varies = false;
    let asLines = agreeAsLines(ours, first);
    for (let run = 1; run < (asLines || varies || chance ? RUNS_FOR_ORDER : RUNS); run++) {
      const theirs = await this.theirs(words);
      if (agree(ours, theirs)) return count('equal to another run of pprof');
      varies ||= !agree(first, theirs);
      asLines ||= agreeAsLines(ours, theirs);
      if (varies && asLines) return count('equal but for an order that varies');
    }
    if (varies && chance) return count('undecided, as pprof varies');
    return { words, ours, theirs: first };
  }

  async theirs(words) {
    const { code, bytes, notes } = await runPprof(this.program, words, this.folder);
    return code === 0
      ? { text: asWePrint(await this.readable(bytes, words)), notes }
      : { failed: true, text: '', notes };
  }

  async answer(words) {
    const notes = [];
    try {
      const { bytes } = await this.runCommand(words, (note) =>
        notes.push(Buffer.from(note).toString('latin1')),
      );
      return { text: await this.readable(bytes, words), notes };
    } catch (error) {
      if (!isSentence(error)) return { crashed: true, text: error.stack, notes };
      return { failed: true, text: '', notes: [error.message] };
    }
  }

  /** A report as it is; of a profile, what we read in it. */
  async readable(bytes, words) {
    if (!words.includes('-proto')) return Buffer.from(bytes).toString('latin1');
    const file = path.join(this.folder, `${this.prefix}proto.pb`);
    writeFileSync(file, bytes);
    const raw = await this.runCommand(['-symbolize=none', '-raw', file], () => undefined);
    return Buffer.from(raw.bytes).toString('latin1');
  }
}

/**
 * Whether chance may decide in pprof what is shown, not just in which order: of nodes with one name and weight in a call
 * tree; of labels and calls whose weights differ in their sign alone, which it takes for neither equal nor ordered.
 */
function isChance({ flags, base }, profiles) {
  const isNegative = ({ samples }) => samples.some(({ values }) => values.some((value) => value < 0n));
  return (
    flags.includes('-call_tree') || (flags.includes('-dot') && (base !== '' || profiles.some(isNegative)))
  );
}

/** Errors that are refusals have classes of their own. */
function isSentence(error) {
  return error instanceof Error && !/^(?:Range|Type|Reference|Syntax|)Error$/.test(error.name);
}

function agree(ours, theirs) {
  if (ours.crashed) return false;
  if (ours.failed || theirs.failed) return ours.failed === theirs.failed;
  return ours.text === theirs.text && sorted(ours.notes) === sorted(theirs.notes);
}

/**
 * Whether the same lines are there, in any order: with the nodes of a graph numbered, columns laid out and flat summed down
 * the rows (sum%) otherwise, as these follow the order.
 */
function agreeAsLines(ours, theirs) {
  if (ours.crashed || ours.failed || theirs.failed) return false;
  const lines = ({ text }) =>
    sorted(
      text
        .replace(/\b(?:N+|node)\d+(?:_\d+)*/g, 'N')
        .split('\n')
        .map((line) => line.trim().replace(SUMMED, '$1')),
    );
  return lines(ours) === lines(theirs) && sorted(ours.notes) === sorted(theirs.notes);
}

/** The first columns of a row of top, tree or peek: flat, flat% and sum%. */
const SUMMED = /^(\S+ +\S+%) +\S+%(?= )/;

function sorted(lines) {
  return [...lines].sort().join('\n');
}
