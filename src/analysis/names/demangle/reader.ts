/** A name that is not mangled as its grammar says, or goes past a limit; it then stays as it is. */
export class NotMangled extends Error {
  override readonly name = 'NotMangled';
}

/** How long a symbol and its name may be, in characters. In libraries of today both stay below 40,000. */
export const LONGEST = 1 << 16;

/** How deep a name may nest, when it is read and when it is written; in libraries it is 90 levels. */
const DEEPEST = 256;

/** How many steps a walk may take for each character of its symbol; in libraries it is 12. */
const STEPS_PER_CHARACTER = 32;

/**
 * Counts how deep a walk is and how many steps it took, so that no name can exhaust the stack or the time: the same part
 * may be named over and over, and grows twofold each time.
 */
export class Limits {
  private depth = 0;
  private steps = 0;

  private readonly mostSteps: number;

  /** For a symbol of `length` characters. Throws NotMangled for one too long. */
  constructor(length: number) {
    if (length > LONGEST) throw new NotMangled();
    this.mostSteps = STEPS_PER_CHARACTER * (length + 16);
  }

  /** Goes a level down. Throws NotMangled past a limit. */
  enter(): void {
    if (++this.depth > DEEPEST) throw new NotMangled();
    this.step();
  }

  /** Counts a step on the same level. Throws NotMangled past the limit. */
  step(): void {
    if (++this.steps > this.mostSteps) throw new NotMangled();
  }

  /** Goes a level up again. */
  leave(): void {
    this.depth--;
  }

  /** Back at a level noted before, after something failed below it. */
  returnTo(depth: number): void {
    this.depth = depth;
  }

  /** The level it is on, 0 outside all, for `returnTo`. */
  level(): number {
    return this.depth;
  }
}

/** Reads a mangled name from left to right. Everything that is not understood throws NotMangled. */
export class Reader {
  at = 0;
  readonly limits: Limits;

  constructor(readonly text: string) {
    this.limits = new Limits(text.length);
  }

  /** The next character, or the one `ahead` behind it; empty at the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  /** Whether all is read. */
  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether `word` comes next; it stays. */
  isNext(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Goes past `word` if it comes next. */
  take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** Goes past `word`. Throws NotMangled if something else comes next. */
  expect(word: string): void {
    if (!this.take(word)) throw new NotMangled();
  }

  /** The next character, which it goes past. Throws NotMangled at the end. */
  next(): string {
    if (this.isAtEnd()) throw new NotMangled();
    return this.text.charAt(this.at++);
  }

  /** The code of the next character, NaN at the end. */
  private code(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Whether a decimal digit comes next. */
  isDigit(): boolean {
    return isDigit(this.peek());
  }

  /** Decimal digits, as a number below 2³¹. */
  number(): number {
    if (!this.isDigit()) throw new NotMangled();
    let value = 0;
    for (let code = this.code(); code >= 0x30 && code <= 0x39; code = this.code()) {
      value = value * 10 + code - 0x30;
      if (value > 0x7fffffff) throw new NotMangled();
      this.at++;
    }
    return value;
  }

  /** The next `length` characters. */
  word(length: number): string {
    if (this.at + length > this.text.length) throw new NotMangled();
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  }

  /** What comes before `stop`, which stays. */
  upTo(stop: string): string {
    const end = this.text.indexOf(stop, this.at);
    if (end < 0) throw new NotMangled();
    return this.word(end - this.at);
  }

  /** A part of the grammar that may hold itself. */
  nested<T>(part: () => T): T {
    this.limits.enter();
    const result = part();
    this.limits.leave();
    return result;
  }
}

/** Whether the text is one decimal digit. */
export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character !== '';
}
