const NEWLINE = 10;
const RETURN = 13;
/** What a line takes beside its text, in bytes. */
const LINE_WEIGHT = 32;

/** The lines of a source file, made into text only where they are asked for. */
export class SourceLines {
  /** How many lines there are. */
  readonly count: number;
  /** Where each line begins, and one after the last. */
  private readonly starts: Uint32Array;
  private readonly bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.count = 1;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.count++;
    this.starts = new Uint32Array(this.count + 1);
    let line = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
      this.starts[++line] = at + 1;
    }
    this.starts[this.count] = bytes.length + 1;
  }

  /** How many bytes all lines take, about, once they are text. */
  get weight(): number {
    return this.bytes.length + this.count * LINE_WEIGHT;
  }

  /** A line, from 1, without its end. */
  line(number: number): string {
    const start = this.starts[number - 1] ?? 0;
    const end = (this.starts[number] ?? 1) - 1;
    const stop = end > start && this.bytes[end - 1] === RETURN && number < this.count ? end - 1 : end;
    return this.bytes.toString('utf8', start, stop);
  }

  /** Every line, from the first on, without line ends. */
  all(): string[] {
    return Array.from({ length: this.count }, (_, i) => this.line(i + 1));
  }
}
