import { readFile, stat } from 'node:fs/promises';
import type { Log } from '../log/log.js';
import type { Routine, SourceText } from '../session/api.js';
import type { SourceResolver } from '../source/resolver.js';
import type { ListedRoutine } from './protocol.js';

/** Larger files are not read to be listed: no source that a person wrote is. */
const LARGEST = 16 * 1024 * 1024;

/** The most characters of text that one listing sends to a page, and what each line counts beside its own. */
const MOST_TEXT = 300_000;
const LINE_OVERHEAD = 4;

/** Reads the text of recorded files for listings, where they are on this machine. */
export class Listing {
  constructor(
    private readonly resolver: SourceResolver,
    private readonly log: Log,
  ) {}

  /** The routines with their text, as much as a page is given; `undefined` where the file was not found. */
  async withText(routines: readonly Routine[]): Promise<ListedRoutine[]> {
    const texts = await this.read(routines.map(({ file }) => file));
    let left = MOST_TEXT;
    return routines.map((routine) => {
      const whole: SourceText | undefined = texts[routine.file];
      if (!isLines(whole)) return { ...routine, text: undefined };
      const text: string[] = [];
      for (const line of whole.slice(routine.first - 1, routine.last)) {
        if ((left -= line.length + LINE_OVERHEAD) < 0) break;
        text.push(line);
      }
      return { ...routine, text };
    });
  }

  /** The lines of recorded files, or why a file has none here. */
  async read(files: readonly string[]): Promise<Record<string, SourceText>> {
    const unique = [...new Set(files)];
    const texts = await Promise.all(unique.map((file) => this.lines(file)));
    return Object.fromEntries(unique.map((file, i) => [file, texts[i] ?? []]));
  }

  private async lines(recorded: string): Promise<SourceText> {
    const found = await this.resolver.resolve(recorded);
    if (found.kind !== 'found') return { error: `could not find file ${recorded} on this machine` };
    try {
      if ((await stat(found.path)).size > LARGEST) return { error: `${recorded} is too large to list` };
      return (await readFile(found.path, 'utf8')).split(/\r?\n/);
    } catch (error) {
      this.log.warn(`${recorded} was not listed.`, error);
      return { error: `could not read file ${recorded}` };
    }
  }
}

function isLines(text: SourceText | undefined): text is readonly string[] {
  return Array.isArray(text);
}
