import type { FrameRef } from '../analysis/answers/place.js';

/** A name in a report that leads to code. */
export interface NameLink {
  /** 0-based, as a text editor counts lines: names may hold line ends themselves. */
  readonly line: number;
  /** In UTF-16 units from the beginning of the line; the name ends with its line at the latest. */
  readonly start: number;
  readonly length: number;
  readonly ref: FrameRef;
}

/** What ends a line in a text editor. */
const LINE_END = /\r\n|\r|\n/;

/** The lines of a report as they are printed, each with a newline, and where in them names stand that lead to code. */
export class Printout {
  readonly links: NameLink[] = [];
  private readonly lines: string[] = [];
  private printed = 0;

  /** Adds a line, or several with line ends between them. */
  print(line: string): void {
    this.lines.push(line);
    this.printed += line.split(LINE_END).length;
  }

  /** Prints lines without names. */
  printAll(lines: readonly string[]): void {
    for (const line of lines) this.print(line);
  }

  /**
   * Prints a line with a name in it.
   * @param ref what the name leads to; undefined if it is nowhere in the code
   */
  printName(before: string, name: string, after: string, ref: FrameRef | undefined): void {
    const parts = before.split(LINE_END);
    const start = parts.at(-1)?.length ?? 0;
    const [shown = ''] = name.split(LINE_END, 1);
    if (ref !== undefined && shown !== '') {
      this.links.push({ line: this.printed + parts.length - 1, start, length: shown.length, ref });
    }
    this.print(before + name + after);
  }

  /** All that was printed, each line ended by a line feed. */
  get text(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }
}
