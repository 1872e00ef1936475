import { runCommand } from './cli/run.js';
import { writeOut, writeTo } from './cli/write.js';

/** The command line: the flags of `go tool pprof`, a profile in, a report out. */
async function main(words: readonly string[]): Promise<void> {
  const { bytes, output } = await runCommand(words, (note) => console.error(note));
  if (output === '') await writeOut(bytes);
  else writeTo(output, bytes);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`pprof-lens: ${message.replace(/\s*\n\s*/g, ' ')}`);
  process.exitCode = 2;
});
