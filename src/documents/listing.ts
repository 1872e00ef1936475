import type { Log } from '../log/log.js';
import type { Routine, SourceText } from '../protocol/session.js';
import { isBareJvmFile } from '../source/rules/jvmPackage.js';
import type { SourceResolver } from '../source/resolver.js';
import type { ListedRoutine } from '../protocol/page.js';
import { functionSpan, type LineSpan, type TextLines } from './functionSpan.js';
import { SourceLines } from './sourceLines.js';

/** The most bytes of files that one report lists. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The most characters of text that one listing sends to a page, and what each line counts beside its own. */
const MOST_TEXT = 300_000;
const LINE_OVERHEAD = 4;

/** What the lines of a function were when the profile was taken, by their numbers then, and how sure that is. */
export type Recall = (
  path: string,
  routine: Routine,
  present: TextLines,
) => Promise<{ readonly lines: TextLines; readonly certainty: ListedRoutine['certainty'] }>;

/** A source file, or why it has no lines here. */
type Read = SourceLines | { readonly error: string };

/**
 * Reads the text of recorded files for listings, where they are on this machine: one after the other, and each once,
 * under however many recorded paths it goes.
 */
export class Listing {
  /** @param readFile reads a file that was found; undefined if it is too large to be the source that a person wrote */
  constructor(
    private readonly resolver: SourceResolver,
    private readonly log: Log,
    private readonly readFile: (path: string) => Promise<Uint8Array | undefined>,
  ) {}

  /**
   * The routines with their text, as much as a page is given; `undefined` where the file was not found. `first` and `last`
   * become those of the whole function, while there is room for it beside what `list` shows of each. Rejects as `recall` does.
   */
  async withText(routines: readonly Routine[], recall?: Recall): Promise<ListedRoutine[]> {
    const files = new Files((path, recorded) => this.linesOf(path, recorded));
    const room = new TextRoom(MOST_TEXT);
    const found: (Pick<ListedRoutine, 'certainty'> & {
      readonly routine: Routine;
      readonly isFound: boolean;
      readonly lines?: TextLines;
    })[] = [];
    for (const routine of routines) {
      const path = await this.pathOf(routine.file, [routine.name]);
      const present = path === undefined || room.isFull ? undefined : await files.at(path, routine.file);
      if (path === undefined || present === undefined || 'error' in present)
        found.push({ routine, isFound: path !== undefined && present === undefined });
      else {
        const { lines, certainty } = (await recall?.(path, routine, present)) ?? {
          lines: present,
          certainty: undefined,
        };
        room.take(lines, routine);
        found.push({ routine, isFound: true, lines, certainty });
      }
    }
    // What `list` shows of each comes first. What is left goes to all of the functions, the costliest first.
    const given = new TextRoom(MOST_TEXT);
    return found.map(({ routine, isFound, lines, certainty }) => {
      if (lines === undefined) return { ...routine, text: isFound ? [] : undefined };
      const whole = wholeOf(lines, routine);
      const span = room.exchange(lines, routine, whole) ? whole : routine;
      return { ...routine, first: span.first, last: span.last, text: given.take(lines, span), certainty };
    });
  }

  /**
   * The lines of recorded files, or why a file has none here. Recorded files that are one share their lines. Rejects once
   * the signal is aborted.
   *
   * @param functionsIn the names of a file's functions, asked for where they may tell the folder
   */
  async read(
    files: readonly string[],
    functionsIn: (file: string) => Promise<readonly string[]> = () => Promise.resolve([]),
    signal?: AbortSignal,
  ): Promise<Record<string, SourceText>> {
    const onDisk = new Files((path, recorded) => this.linesOf(path, recorded));
    const byPath = new Map<string, readonly string[]>();
    const texts = new Map<string, SourceText>();
    for (const recorded of new Set(files)) {
      signal?.throwIfAborted();
      const functions = isBareJvmFile(recorded) ? await functionsIn(recorded) : [];
      const path = await this.pathOf(recorded, functions);
      const lines = path === undefined ? NOT_FOUND : await onDisk.at(path, recorded);
      if ('error' in lines) texts.set(recorded, { error: lines.error.replace('{file}', () => recorded) });
      else {
        const text = byPath.get(path ?? '') ?? lines.all();
        byPath.set(path ?? '', text);
        texts.set(recorded, text);
      }
    }
    return Object.fromEntries(texts);
  }

  /** Where a recorded file is; undefined if that is not sure. */
  private async pathOf(recorded: string, functions: readonly string[]): Promise<string | undefined> {
    const found = await this.resolver.resolve(recorded, functions);
    return found.kind === 'found' ? found.path : undefined;
  }

  private async linesOf(path: string, recorded: string): Promise<Read> {
    try {
      const bytes = await this.readFile(path);
      if (bytes === undefined) return TOO_LARGE;
      return bytes.includes(0) ? NO_TEXT : new SourceLines(bytes);
    } catch (error) {
      this.log.warn(`${recorded} was not listed.`, error);
      return UNREADABLE;
    }
  }
}

const NOT_FOUND = { error: 'could not find file {file} on this machine' };
const NO_TEXT = { error: '{file} is no text' };
const TOO_LARGE = { error: '{file} is too large to list' };
const UNREADABLE = { error: 'could not read file {file}' };
const TOO_MUCH = { error: '{file} is not listed: the files of this list are too large together' };

/** All of a function's lines, and no fewer than `list` shows where it is not known. */
function wholeOf(lines: TextLines, routine: Routine): LineSpan {
  const own = {
    first: routine.lines[0]?.line ?? routine.first,
    last: routine.lines.at(-1)?.line ?? routine.last,
  };
  return functionSpan(lines, routine, own) ?? routine;
}

/** How much text a page may still be given. */
class TextRoom {
  constructor(private left: number) {}

  get isFull(): boolean {
    return this.left < 0;
  }

  /** The lines of a span that the file has, as many as fit. */
  take(lines: TextLines, { first, last }: LineSpan): string[] {
    const text: string[] = [];
    for (let at = first; at <= Math.min(last, lines.count); at++) {
      const line = lines.line(at);
      if ((this.left -= line.length + LINE_OVERHEAD) < 0) break;
      text.push(line);
    }
    return text;
  }

  /** Whether another span fits in place of one that was taken; its room is then taken. */
  exchange(lines: TextLines, taken: LineSpan, other: LineSpan): boolean {
    const more = sizeOf(lines, other) - sizeOf(lines, taken);
    if (more > 0 && more > this.left) return false;
    this.left -= more;
    return true;
  }
}

/** What the lines of a span that the file has count for. */
function sizeOf(lines: TextLines, { first, last }: LineSpan): number {
  let size = 0;
  for (let at = first; at <= Math.min(last, lines.count); at++) size += lines.line(at).length + LINE_OVERHEAD;
  return size;
}

/** The files of one listing by where they are, each read once, and none once they are too large together. */
class Files {
  private readonly known = new Map<string, Read>();
  private left = MOST_BYTES;

  constructor(private readonly read: (path: string, recorded: string) => Promise<Read>) {}

  async at(path: string, recorded: string): Promise<Read> {
    let lines = this.known.get(path);
    if (lines === undefined) {
      lines = this.left > 0 ? await this.read(path, recorded) : TOO_MUCH;
      if (!('error' in lines) && (this.left -= lines.weight) < 0) lines = TOO_MUCH;
      this.known.set(path, lines);
    }
    return lines;
  }
}
