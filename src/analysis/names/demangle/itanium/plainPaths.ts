/** How long a symbol may be here, in bytes: short enough that it cannot nest past the limits of `demangleCxx`. */
const LONGEST = 400;

const [ZERO, NINE, UNDERSCORE, COLON] = codesOf('09_:');
const [S, T, D] = codesOf('std');
/** What the letters of a symbol are called in the standard: `N` begins a nested name, and so on. */
const [NESTED, END, ARGUMENTS, TAG, CONSTRUCTOR, DESTRUCTOR] = codesOf('NEIBCD');
const [RESTRICT, VOLATILE, CONST, REFERENCE, RVALUE, STANDARD] = codesOf('rVKROS');
const [MANGLED, GLOBAL, HASH, TILDE] = codesOf('ZGh~');

/** How long the last identifier of an older Rust symbol is. */
const HASH_LENGTH = 17;

/**
 * Reads those C++ symbols whose names are plain: identifiers, each in the one before. Three of four are such, and from
 * bytes to bytes they take a tenth of the time of `demangleCxx`, which knows all symbols and says the same of these.
 */
export class PlainPaths {
  /** Begins with the name that was read last. */
  readonly bytes = new Uint8Array(2 * LONGEST);
  private length = 0;

  /**
   * How many of `bytes` are the name, without parameters, of the symbol `source[start .. end]`. 0 if its name holds more:
   * template arguments, an operator, a lambda, a hash of Rust.
   */
  read(source: Uint8Array, start: number, end: number): number {
    if (end - start > LONGEST || source[start] !== UNDERSCORE) return 0;
    // macOS puts one more underscore before every symbol.
    let at = source[start + 1] === UNDERSCORE ? start + 2 : start + 1;
    if (source[at++] !== MANGLED) return 0;
    this.length = 0;
    const isNested = source[at] === NESTED;
    if (isNested) at = pastQualifiers(source, at + 1);
    if (source[at] === STANDARD && source[at + 1] === T) {
      this.putStd();
      at += 2;
    }
    /** Where the last identifier begins. */
    let last = 0;
    while (isDigit(source[at]) && (isNested || last === 0)) {
      let size = 0;
      for (; isDigit(source[at]); at++) size = 10 * size + source[at] - ZERO;
      last = at;
      at += size;
      if (size === 0 || at > end || mayBeAnonymous(source, last)) return 0;
      this.put(source, last, at);
    }
    if (last === 0) return 0;
    if (!isNested) return isContinued(source[at]) ? 0 : this.length;
    if (source[last] === HASH && at - last === HASH_LENGTH) return 0;
    const structor = source[at];
    if ((structor === CONSTRUCTOR || structor === DESTRUCTOR) && isDigit(source[at + 1])) {
      this.put(source, last, at, structor === DESTRUCTOR);
      at += 2;
    }
    return source[at] === END && at < end ? this.length : 0;
  }

  /** Puts an identifier into what is there, with `~` before it if it is a destructor. */
  private put(source: Uint8Array, from: number, to: number, isDestructor = false): void {
    const { bytes } = this;
    let { length } = this;
    if (length > 0) {
      bytes[length++] = COLON;
      bytes[length++] = COLON;
    }
    if (isDestructor) bytes[length++] = TILDE;
    for (let i = from; i < to; i++) bytes[length++] = source[i];
    this.length = length;
  }

  private putStd(): void {
    this.bytes[0] = S;
    this.bytes[1] = T;
    this.bytes[2] = D;
    this.length = 3;
  }
}

function codesOf(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** Whether a name goes on with template arguments or a tag. */
function isContinued(byte: number): boolean {
  return byte === ARGUMENTS || byte === TAG;
}

/** Whether an identifier may be one of those that stand for `(anonymous namespace)`. */
function mayBeAnonymous(source: Uint8Array, at: number): boolean {
  return source[at] === UNDERSCORE && source[at + 1] === GLOBAL;
}

/** Behind what a member function says of its object, which is not shown. */
function pastQualifiers(source: Uint8Array, start: number): number {
  let at = start;
  for (const qualifier of [RESTRICT, VOLATILE, CONST]) if (source[at] === qualifier) at++;
  return source[at] === REFERENCE || source[at] === RVALUE ? at + 1 : at;
}
