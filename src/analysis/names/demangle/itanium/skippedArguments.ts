import { codesOf, lettersOf } from '../letters.js';

/** How deep arguments may nest here: less than the limits of `demangleCxx` allow. */
const DEEPEST = 40;

/** More digits than numbers have here. */
const MOST_DIGITS = 9;

const BUILTIN = lettersOf('vwbcahstijlmxynofdegz');
/** Types of one letter behind a `D`. */
const MORE_BUILTIN = lettersOf('acdefhisun');
/** Names of the standard library that have a letter behind an `S`, but for `t`. */
const STANDARD = lettersOf('absiod');
const MARKS = lettersOf('PRO');
/** Behind the parameters of a function: what kind of reference its object is to be. */
const REFERENCES = lettersOf('RO');
const QUALIFIERS = lettersOf('rVK');
const DIGITS = lettersOf('0123456789');

const [ZERO, UNDERSCORE, CAPITAL_A, CAPITAL_Z] = codesOf('0_AZ');
const [END, ARGUMENTS, PACK, LITERAL, NESTED, SEEN, STD] = codesOf('EIJLNSt');
const [PARAMETER, FUNCTION, ARRAY, MEMBER, EXTENDED, EXPANSION, MINUS] = codesOf('TFAMDpn');

/**
 * Goes past template arguments of a C++ symbol that are not shown, by the rules of `read/` but without a tree. What may be
 * named again is only counted: a symbol that names what is not there is none. It knows types and whole numbers.
 */
export class SkippedArguments {
  /** How many parts there were so far that may be named again. */
  seen = 0;
  private source: Uint8Array = new Uint8Array();
  private at = 0;
  private end = 0;
  private depth = 0;

  /** Begins a symbol that ends at `end`. */
  begin(source: Uint8Array, end: number): void {
    this.source = source;
    this.end = end;
    this.seen = 0;
    this.depth = 0;
  }

  /** Where the arguments that begin at `at` end; 0 if they hold what is not known here. */
  past(at: number): number {
    this.at = at;
    return this.args() ? this.at : 0;
  }

  private peek(ahead = 0): number {
    return this.at + ahead < this.end ? this.source[this.at + ahead] : 0;
  }

  private take(code: number): boolean {
    if (this.peek() !== code) return false;
    this.at++;
    return true;
  }

  private isDigit(): boolean {
    return DIGITS[this.peek()] === 1;
  }

  private digits(): boolean {
    const start = this.at;
    while (this.isDigit()) this.at++;
    return this.at > start && this.at - start <= MOST_DIGITS;
  }

  /** `I` or `J`, arguments, `E`. */
  private args(): boolean {
    if (++this.depth > DEEPEST) return false;
    this.at++;
    while (!this.take(END)) if (!this.argument()) return false;
    this.depth--;
    return true;
  }

  private argument(): boolean {
    const start = this.peek();
    if (start === ARGUMENTS || start === PACK) return this.args();
    return start === LITERAL ? this.literal() : this.type();
  }

  /** `L`, a type, a whole number, `E`. */
  private literal(): boolean {
    this.at++;
    if (!this.type()) return false;
    this.take(MINUS);
    return this.digits() && this.take(END);
  }

  private type(): boolean {
    if (BUILTIN[this.peek()] === 1) {
      this.at++;
      return true;
    }
    if (++this.depth > DEEPEST) return false;
    const isKnown = QUALIFIERS[this.peek()] === 1 ? this.qualified() : this.plainType();
    this.depth--;
    return isKnown;
  }

  private qualified(): boolean {
    while (QUALIFIERS[this.peek()] === 1) {
      if (++this.depth > DEEPEST) return false;
      this.at++;
    }
    // Those of a function belong to it.
    return this.peek() !== FUNCTION && this.counted(this.type());
  }

  private plainType(): boolean {
    const start = this.peek();
    if (DIGITS[start] === 1) return this.counted(this.template());
    if (MARKS[start] === 1) {
      this.at++;
      return this.counted(this.type());
    }
    switch (start) {
      case SEEN:
        return this.standardOrSeen();
      case NESTED:
        return this.counted(this.nested());
      case PARAMETER:
        return this.counted(this.parameter()) && this.peek() !== ARGUMENTS;
      case FUNCTION:
        return this.counted(this.functionType());
      case ARRAY:
        this.at++;
        return this.counted(this.digits() && this.take(UNDERSCORE) && this.type());
      case MEMBER:
        this.at++;
        return this.counted(this.type() && this.type());
      case EXTENDED:
        return this.extended();
      default:
        return false;
    }
  }

  /** Counts one more part that may be named again, if it was read. */
  private counted(isKnown: boolean): boolean {
    if (isKnown) this.seen++;
    return isKnown;
  }

  private identifier(): boolean {
    let size = 0;
    for (; this.isDigit(); this.at++) size = 10 * size + this.peek() - ZERO;
    this.at += size;
    return size > 0 && this.at <= this.end;
  }

  /** An identifier, and arguments if it is a template's. */
  private template(): boolean {
    if (!this.identifier()) return false;
    return this.peek() !== ARGUMENTS || (this.counted(true) && this.args());
  }

  /** Something of the standard library, or something named before, with its arguments. */
  private standardOrSeen(): boolean {
    const letter = this.peek(1);
    if (letter === STD) {
      this.at += 2;
      return this.counted(this.template());
    }
    if (!this.shortName(letter)) return false;
    return this.peek() !== ARGUMENTS || this.counted(this.args());
  }

  /** `Sa` and the like, or a part named before: `S_`, `S0_`; `letter` is the one behind the `S`. */
  private shortName(letter: number): boolean {
    this.at++;
    if (STANDARD[letter] === 1) {
      this.at++;
      return true;
    }
    if (this.take(UNDERSCORE)) return this.seen > 0;
    let index = 0;
    while (!this.take(UNDERSCORE)) {
      const code = this.peek();
      const isCapital = code >= CAPITAL_A && code <= CAPITAL_Z;
      if ((!isCapital && !this.isDigit()) || index > this.seen) return false;
      index = 36 * index + (isCapital ? code - CAPITAL_A + 10 : code - ZERO);
      this.at++;
    }
    return index + 1 < this.seen;
  }

  private nested(): boolean {
    this.at++;
    const start = this.at;
    while (!this.take(END)) {
      const first = this.peek();
      const isFirst = this.at === start;
      if (!(first === ARGUMENTS && !isFirst ? this.args() : this.part(first))) return false;
      if (first !== SEEN && this.peek() !== END) this.seen++;
    }
    return this.at > start + 1;
  }

  private part(first: number): boolean {
    if (first === PARAMETER) return this.parameter();
    if (first !== SEEN) return this.identifier();
    if (this.peek(1) !== STD) return this.shortName(this.peek(1));
    this.at += 2;
    return true;
  }

  /** `T_`, `T0_`. */
  private parameter(): boolean {
    this.at++;
    return this.take(UNDERSCORE) || (this.digits() && this.take(UNDERSCORE));
  }

  private functionType(): boolean {
    this.at++;
    if (!this.type() || !this.type()) return false;
    while (!this.take(END)) {
      if (this.peek(1) === END && REFERENCES[this.peek()] === 1) this.at++;
      else if (!this.type()) return false;
    }
    return true;
  }

  private extended(): boolean {
    const letter = this.peek(1);
    this.at += 2;
    return letter === EXPANSION ? this.counted(this.type()) : MORE_BUILTIN[letter] === 1;
  }
}
