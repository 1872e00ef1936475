import { gzipSync } from 'node:zlib';
import { sampleIndexByName } from '../analysis/samples/sampleType.js';
import { encodeProto } from '../profile/proto/encode.js';
import { encodeText } from '../profile/strings.js';
import { Workspace } from '../analysis/workspace.js';
import { makeProfile, makeReport } from '../report/report.js';
import { type Command, readCommand } from './command.js';
import { loadProfile } from './load.js';
import { sourceReader } from './readSource.js';
import { USAGE } from './usage.js';

/** What a command line comes to. */
export interface Outcome {
  /** A report as text, or a gzipped profile. */
  readonly bytes: Uint8Array;
  /** The file it is for, empty for stdout. */
  readonly output: string;
}

/**
 * Does what a command line asks for, but writes nothing. Throws an error of one sentence where it cannot.
 * @param tell takes what is to be said beside the report, a line each
 */
export async function runCommand(words: readonly string[], tell: (note: string) => void): Promise<Outcome> {
  const command = readCommand(words);
  if (command === undefined) return { bytes: encodeText(USAGE), output: '' };
  command.notes.forEach(tell);
  return { bytes: await answer(command, tell), output: command.output };
}

async function answer(command: Command, tell: (note: string) => void): Promise<Uint8Array> {
  const profile = await loadProfile(command, tell);
  command.symbolize.notes.forEach(tell);
  const { kind, argument, sampleType } = command;
  const options = { ...command.options, sampleIndex: sampleIndexByName(profile, sampleType) };
  if (kind === 'proto') {
    const { profile: left, notes } = makeProfile(new Workspace(profile), options);
    notes.forEach(tell);
    return gzipSync(encodeProto(left));
  }
  const readSource = sourceReader(options.sourcePath, options.trimPath);
  const report = makeReport(kind, argument, new Workspace(profile), options, readSource);
  report.notes.forEach(tell);
  return encodeText(report.text);
}
