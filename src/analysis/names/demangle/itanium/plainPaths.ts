import { codesOf } from '../letters.js';
import { SkippedArguments } from './skippedArguments.js';

/** How long a symbol may be here, in bytes: short enough that it cannot nest past the limits of `demangleCxx`. */
const LONGEST = 400;

const [ZERO, NINE, UNDERSCORE, COLON] = codesOf('09_:');
const [S, T, D] = codesOf('std');
const [NESTED, END, ARGUMENTS, TAG, CONSTRUCTOR, DESTRUCTOR] = codesOf('NEIBCD');
const [RESTRICT, VOLATILE, CONST, REFERENCE, RVALUE, STANDARD] = codesOf('rVKROS');
const [MANGLED, GLOBAL, HASH, TILDE, CLOSE] = codesOf('ZGh~]');
/** Before a tag, as it is written. */
const OPEN = codesOf('[abi:');

/** How long the last identifier of an older Rust symbol is. */
const HASH_LENGTH = 17;

/**
 * Reads those C++ symbols whose names are plain without their template arguments: identifiers, each in the one before. Nine
 * of ten are such, and from bytes to bytes they take a tenth of the time of `demangleCxx`, which knows all symbols and says
 * the same of these.
 */
export class PlainPaths {
  /** Begins with the name that was read last. */
  readonly bytes = new Uint8Array(3 * LONGEST);
  private length = 0;
  /** Where the last identifier begins. */
  private from = 0;
  private readonly skipped = new SkippedArguments();

  /** @param skips whether template arguments are left out; a symbol with some is left to others if not */
  constructor(private readonly skips: boolean) {}

  /**
   * How many of `bytes` are the name, without parameters, of the symbol `source[start .. end]`. 0 if its name holds more:
   * an operator, a lambda, a hash of Rust.
   */
  read(source: Uint8Array, start: number, end: number): number {
    if (end - start > LONGEST || source[start] !== UNDERSCORE) return 0;
    // macOS puts one more underscore before every symbol.
    let at = source[start + 1] === UNDERSCORE ? start + 2 : start + 1;
    if (source[at++] !== MANGLED) return 0;
    this.length = 0;
    this.skipped.begin(source, end);
    const isNested = source[at] === NESTED;
    if (isNested) at = pastQualifiers(source, at + 1);
    if (source[at] === STANDARD && source[at + 1] === T) {
      this.putStd();
      at += 2;
    }
    return isNested ? this.nested(source, at, end) : this.alone(source, at, end);
  }

  /** An identifier; of what follows only template arguments belong to the name. */
  private alone(source: Uint8Array, start: number, end: number): number {
    const at = this.tags(source, this.identifier(source, start, end), end);
    if (at === 0) return 0;
    if (source[at] !== ARGUMENTS) return this.length;
    this.skipped.seen++;
    return this.pastArguments(at) === 0 ? 0 : this.length;
  }

  /** Parts up to an `E`. */
  private nested(source: Uint8Array, start: number, end: number): number {
    let at = start;
    /** Where the last identifier ends; 0 while there is none, behind a constructor, and behind tags. */
    let last = 0;
    while (source[at] !== END) {
      const part = source[at];
      if (part === ARGUMENTS && at > start) at = this.pastArguments(at);
      else if ((part === CONSTRUCTOR || part === DESTRUCTOR) && last > 0 && isDigit(source[at + 1])) {
        this.put(source, this.from, last, part === DESTRUCTOR);
        last = 0;
        at += 2;
      } else {
        at = last = this.identifier(source, at, end);
        if (source[at] === TAG) {
          at = this.tags(source, at, end);
          last = 0;
        }
      }
      if (at === 0 || at >= end) return 0;
      if (source[at] !== END) this.skipped.seen++;
    }
    const isHash = last === at && source[this.from] === HASH && last - this.from === HASH_LENGTH;
    return at === start || isHash ? 0 : this.length;
  }

  /** Where the arguments at `at` end; 0 if they are shown, or hold more than is known here. */
  private pastArguments(at: number): number {
    return this.skips ? this.skipped.past(at) : 0;
  }

  /** Puts the identifier that begins with its length at `start`. Returns where it ends, 0 if there is none. */
  private identifier(source: Uint8Array, start: number, end: number): number {
    const last = this.lastOf(source, start, end);
    if (last > 0) this.put(source, this.from, last);
    return last;
  }

  /** Notes where the identifier that begins with its length at `start` begins, and returns where it ends, 0 if there is none. */
  private lastOf(source: Uint8Array, start: number, end: number): number {
    let at = start;
    let size = 0;
    for (; isDigit(source[at]); at++) size = 10 * size + source[at] - ZERO;
    if (size === 0 || at + size > end || mayBeAnonymous(source, at)) return 0;
    this.from = at;
    return at + size;
  }

  /** Puts the tags of an identifier that ends at `start`. Returns where they end, 0 if one is none. */
  private tags(source: Uint8Array, start: number, end: number): number {
    let at = start;
    while (at > 0 && source[at] === TAG) {
      at = this.lastOf(source, at + 1, end);
      for (const code of OPEN) this.bytes[this.length++] = code;
      for (let i = this.from; i < at; i++) this.bytes[this.length++] = source[i];
      this.bytes[this.length++] = CLOSE;
    }
    return at;
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

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
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
