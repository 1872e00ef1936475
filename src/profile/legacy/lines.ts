import { type ErrorValues, ProfileError } from '../error.js';
import type { LineFault } from '../errorTexts.js';
import { decodeText } from '../text.js';

/** One more byte than the longest line of a text profile has, as in pprof (bufio.MaxScanTokenSize). */
const LINE_LIMIT = 1 << 16;
const NEWLINE = 10;
const RETURN = 13;

/** How many characters of a line an error has. */
const LONGEST_SHOWN = 60;

/** The lines of a text one after the other, without their line ends. */
export class Lines {
  /** The present line; empty before the first and after the last. */
  text = '';
  /** Number of the present line, from 1. */
  number = 0;
  /** Whether the last line has been passed. */
  isPastEnd = false;
  private at: number;

  constructor(
    private readonly bytes: Uint8Array,
    from = 0,
  ) {
    this.at = from;
  }

  /** Where the next line begins. */
  get offset(): number {
    return Math.min(this.at, this.bytes.length);
  }

  /** Steps to the next line; false after the last. Throws a `ProfileError` for a line of 64 KiB or more. */
  next(): boolean {
    if (this.tryNext()) return true;
    if (!this.isPastEnd) throw new ProfileError('lineTooLong', { line: this.number });
    return false;
  }

  /**
   * Steps to the next line as long as nothing tells that this is a text in the format looked for: one that is too long
   * is no error yet. False for that and after the last line.
   */
  tryNext(): boolean {
    this.text = '';
    if (this.at >= this.bytes.length) {
      this.isPastEnd = true;
      return false;
    }
    const newline = this.bytes.indexOf(NEWLINE, this.at);
    const end = newline < 0 ? this.bytes.length : newline;
    this.number++;
    if (end - this.at >= LINE_LIMIT) return false;
    const stop = end > this.at && this.bytes[end - 1] === RETURN ? end - 1 : end;
    this.text = decodeText(this.bytes.subarray(this.at, stop));
    this.at = end + 1;
    return true;
  }

  /** An error about the present line, e.g. `Line 7 is not a count and a stack: "abc".` */
  broken(fault: LineFault, values: ErrorValues = {}): ProfileError {
    const text = this.text.trim();
    const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
    return ProfileError.atLine(fault, this.number, shown, values);
  }
}

/** Whether a line says nothing: it is blank or begins with `#`. */
export function isBlankOrComment(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || trimmed.startsWith('#');
}

/** Whether the memory map of the process begins after this line. */
export function isMemoryMapSentinel(line: string): boolean {
  return line.includes('--- Memory map: ---') || line.includes('MAPPED_LIBRARIES:');
}
