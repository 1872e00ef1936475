import { gzipSync } from 'node:zlib';
import { sampleIndexByName } from './analysis/sampleType.js';
import { type Command, readCommand } from './cli/command.js';
import { loadProfile } from './cli/load.js';
import { sourceReader } from './cli/readSource.js';
import { USAGE } from './cli/usage.js';
import { writeOut, writeTo } from './cli/write.js';
import { encodeProto } from './profile/encode.js';
import { encodeText } from './profile/strings.js';
import { makeProfile, makeReport } from './report/report.js';

/** The command line: the flags of `go tool pprof`, a profile in, a report out. */
async function main(words: readonly string[]): Promise<void> {
  const command = readCommand(words);
  if (command === undefined) {
    await writeOut(encodeText(USAGE));
    return;
  }
  const bytes = await run(command);
  if (command.output === '') await writeOut(bytes);
  else writeTo(command.output, bytes);
}

async function run(command: Command): Promise<Uint8Array> {
  const profile = await loadProfile(command);
  tell(command.symbolize.notes);
  const { kind, argument, sampleType } = command;
  const options = { ...command.options, sampleIndex: sampleIndexByName(profile, sampleType) };
  if (kind === 'proto') {
    const { profile: left, notes } = makeProfile(profile, options);
    tell(notes);
    return gzipSync(encodeProto(left));
  }
  const readSource = sourceReader(options.sourcePath, options.trimPath);
  const report = makeReport(kind, argument, profile, options, readSource);
  tell(report.notes);
  return encodeText(report.text);
}

function tell(notes: readonly string[]): void {
  for (const note of notes) console.error(note);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`pprof-lens: ${message.replace(/\s*\n\s*/g, ' ')}`);
  process.exitCode = 2;
});
