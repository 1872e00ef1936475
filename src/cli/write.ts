import { writeFileSync } from 'node:fs';
import { say } from './say.js';

/** Writes all of it to stdout; a reader that has gone is no error. */
export async function writeOut(bytes: Uint8Array): Promise<void> {
  const { stdout } = process;
  // The callback below is told the same.
  stdout.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    stdout.write(bytes, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** Writes all of it to a file. */
export function writeTo(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new Error(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  say(`Generating report in ${file}`);
}
