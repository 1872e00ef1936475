// A process of its own in which inputs are tried, so that it can hang, or run out of memory, alone.
import { createRequire } from 'node:module';
import { askAll } from './ask.mjs';
import { bundled } from './bundle.mjs';
import { checkCodecs } from './codecs.mjs';
import { CommandLine } from './commandLine.mjs';
import { checkNames } from './names.mjs';
import { Trial } from './trial.mjs';
import { Choices } from '../support/random.mjs';

const seam = createRequire(import.meta.url)(bundled('seam'));
const commandLine = new CommandLine(seam);

/** Errors of the command line that are no CodedErrors have names of their own. */
const isDocumented = (error) => !seam.isFault(error) || commandLine.isDocumented(error);

async function tried({ questions, symbols, bytes, inflateLimit, isCareful = false }) {
  const trial = new Trial(isDocumented, isCareful);
  const choices = new Choices(questions ^ 0x5eed);
  if (symbols) await checkNames(seam, trial, symbols);
  else {
    const input = { bytes: new Uint8Array(bytes), inflateLimit };
    const profile = await checkCodecs(seam, trial, choices, input);
    await askAll(seam, trial, choices, input, profile);
    if (choices.chance(0.15)) await commandLine.check(trial, choices, input, profile);
    return { failure: trial.failure, slow: trial.slow, isOpened: profile !== undefined };
  }
  return { failure: trial.failure, slow: trial.slow, isOpened: true };
}

process.on('message', (one) => {
  void tried(one).then((result) => {
    process.send(result);
    // What one input left behind is not to be laid at another's door.
    if (process.memoryUsage.rss() > 400e6) globalThis.gc?.();
  });
});
process.on('disconnect', () => {
  commandLine.end();
  process.exit();
});
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => {
    process.send({
      failure: { kind: event, step: event, message: String(error), stack: error?.stack },
      slow: [],
    });
  });
}
