import { decodeText } from '../../text.js';

/** The most bytes of a line that are read, as in pprof: a longer one is cut there. */
const LINE_LIMIT = 1 << 16;
const NEWLINE = 10;
const RETURN = 13;

/**
 * The lines of a log one after the other, without their ends: LF, CR LF, CR alone, and CR CR LF, which a file that was
 * written as text twice on Windows has.
 */
export class DumpLines {
  /** The present line, or as much of it as is read. */
  text = '';
  /** Whether the line may have gone on: it is longer than what is read, or the text ends without a line end. */
  isCut = false;
  private at = 0;
  /** The next of each byte from `at` on, so that a text without one is not searched again for every line. */
  private newline = -1;
  private carriageReturn = -1;

  constructor(private readonly bytes: Uint8Array) {}

  /** Steps to the next line; false after the last. */
  next(): boolean {
    const { bytes, at } = this;
    if (at >= bytes.length) return false;
    if (this.newline < at) this.newline = found(bytes.indexOf(NEWLINE, at), bytes);
    if (this.carriageReturn < at) this.carriageReturn = found(bytes.indexOf(RETURN, at), bytes);
    const end = Math.min(this.newline, this.carriageReturn);
    this.isCut = end === bytes.length || end - at > LINE_LIMIT;
    this.text = decodeText(bytes.subarray(at, Math.min(end, at + LINE_LIMIT)));
    this.at = end + this.lengthOfEnd(end);
    return true;
  }

  private lengthOfEnd(end: number): number {
    const { bytes } = this;
    if (bytes[end] !== RETURN) return 1;
    if (bytes[end + 1] === NEWLINE) return 2;
    return bytes[end + 1] === RETURN && bytes[end + 2] === NEWLINE ? 3 : 1;
  }
}

/** Where a byte was found; the end if nowhere. */
function found(at: number, { length }: Uint8Array): number {
  return at < 0 ? length : at;
}
