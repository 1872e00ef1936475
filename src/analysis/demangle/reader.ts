/** A mangled name that this reader does not understand; the name then stays as it is. */
export class NotMangled extends Error {
  override readonly name = 'NotMangled';
}

/** How deep a name may nest. */
const DEEPEST = 256;

/** Reads a mangled name from left to right. Everything that is not understood throws NotMangled. */
export class Reader {
  at = 0;
  private depth = 0;

  constructor(readonly text: string) {}

  peek(length = 1): string {
    return this.text.slice(this.at, this.at + length);
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Goes past `word` if it comes next. */
  take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw new NotMangled();
  }

  next(): string {
    if (this.isAtEnd()) throw new NotMangled();
    return this.text.charAt(this.at++);
  }

  /** Decimal digits. */
  number(): number {
    const digits = /^\d+/.exec(this.text.slice(this.at, this.at + 10));
    if (digits === null) throw new NotMangled();
    this.at += digits[0].length;
    return Number(digits[0]);
  }

  /** The next `length` characters. */
  word(length: number): string {
    if (length === 0 || this.at + length > this.text.length) throw new NotMangled();
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  }

  /** Goes past characters of a set. */
  skip(set: string): void {
    while (!this.isAtEnd() && set.includes(this.peek())) this.at++;
  }

  /** Calls a part of the grammar that may hold itself. */
  nested<T>(part: () => T): T {
    if (++this.depth > DEEPEST) throw new NotMangled();
    const result = part();
    this.depth--;
    return result;
  }
}
