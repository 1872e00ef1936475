import { runCommand } from './cli/run.js';
import { say } from './cli/say.js';
import { writeOut, writeTo } from './cli/write.js';
import { withoutEngineError } from './profile/engineError.js';

/** The command line: the flags of `go tool pprof`, a profile in, a report out. */
async function main(words: readonly string[]): Promise<void> {
  const { bytes, output } = await runCommand(words, say);
  if (output === '') await writeOut(bytes);
  else writeTo(output, bytes);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = withoutEngineError(error);
  say(`pprof-lens: ${known instanceof Error ? known.message : String(known)}`);
  process.exitCode = 2;
});
