// The command line with random flags: a report, or an error of one sentence.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileName, randomCommand, wordsOf } from '../differential/randomCommand.mjs';
import { hold } from './trial.mjs';

/** Errors of the command line that have a sentence but no code. */
const SENTENCES = new Set(['UsageError', 'LoadError', 'SampleTypeError']);

export class CommandLine {
  /** Where the files lie that commands name. */
  folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-fuzz-'));

  constructor({ runCommand }) {
    this.runCommand = runCommand;
    process.chdir(this.folder);
  }

  isDocumented(error) {
    return error instanceof Error && SENTENCES.has(error.name);
  }

  async check(trial, choices, { bytes }, profile) {
    const types = (profile?.sampleTypes ?? []).map(({ type }) => ({ type: profile.strings.text(type) }));
    for (let i = 0; i < 3; i++) writeFileSync(path.join(this.folder, fileName(i)), bytes);
    for (let i = 0; i < 2; i++) {
      const words = wordsOf(randomCommand(choices, types.length > 0 ? types : [{ type: 'x' }]));
      if (choices.chance(0.3))
        words[0] = `-symbolize=${choices.pick(['demangle=full', 'demangle=templates', 'local', ''])}`;
      const told = [];
      await trial.step(words.join(' '), async () => {
        const { bytes: report } = await this.runCommand(words, (note) => told.push(note));
        hold(report instanceof Uint8Array, 'a command answers bytes');
        hold(
          told.every((note) => !note.includes('\n')),
          'what is told is lines',
          told,
        );
        return report;
      });
    }
  }

  end() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
