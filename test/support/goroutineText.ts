import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RECORDINGS = join(import.meta.dirname, '../fixtures/goroutines');

/** The recorded dumps by file name, each as its text. */
export function recordedDumps(): readonly (readonly [file: string, text: string])[] {
  const files = readdirSync(RECORDINGS).filter((file) => file.endsWith('.txt'));
  return files.map((file) => [file, readFileSync(join(RECORDINGS, file), 'utf8')]);
}

/** A goroutine as its text says it: its first line, and how many frames are below. */
export interface WrittenGoroutine {
  readonly header: string;
  frames: number;
}

const FRAME =
  /^(?:\t.*(?::\d+(?: [+fsp].*)?|pc=0x\w+|stack unavailable)|non-Go function at .*|\.{3}.*elided\.{3})$/;

/**
 * The goroutines of a dump without prefixes, as `grep '^goroutine [0-9]'` finds them, each down to the next blank line or
 * its ancestors. A frame is a place in the code, or one of the lines that have none.
 */
export function goroutinesOf(text: string): WrittenGoroutine[] {
  const goroutines: WrittenGoroutine[] = [];
  let open: WrittenGoroutine | undefined;
  for (const line of text.split('\n')) {
    if (/^goroutine \d.*:$/.test(line)) goroutines.push((open = { header: line, frames: 0 }));
    else if (line === '' || line.startsWith('[originating')) open = undefined;
    else if (open !== undefined && FRAME.test(line)) open.frames++;
  }
  return goroutines;
}
