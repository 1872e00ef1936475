import { decodeText } from '../../../../profile/text.js';
import { codesOf, lettersOf } from '../letters.js';
import { Limits, NotMangled } from '../reader.js';
import type { NameBytes } from './nameBytes.js';
import { fromPunycode } from './punycode.js';

/** Reads a part of a symbol and writes what it stands for; in a value, generic arguments follow after `::`. */
export type Rule<T> = (reader: RustReader, isValue: boolean) => T;

const IN_IDENTIFIERS = lettersOf('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_');
const [ZERO, NINE, CAPITAL_A, CAPITAL_Z, SMALL_A, SMALL_Z, UNDERSCORE] = codesOf('09AZaz_');
const [PUNYCODE, BACK, END, COMMA, SPACE] = codesOf('uBE, ');

/**
 * Reads a Rust symbol of the newer kind from left to right and writes its name on the way. Everything that is not
 * understood throws NotMangled.
 */
export class RustReader {
  /** How many lifetimes are bound around. */
  bound = 0;
  limits = new Limits(0);
  private source: Uint8Array = new Uint8Array();
  /** From where places to look back to are counted. */
  private start = 0;
  private at = 0;
  private end = 0;

  /**
   * Without `showsArguments` the brackets of generic arguments stay, with nothing between them, as pprof has it. `typeRule` is
   * the rule of types, which paths and types have in one another.
   */
  constructor(
    readonly name: NameBytes,
    readonly showsArguments: boolean,
    private readonly typeRule: Rule<void>,
  ) {}

  /** Begins with the symbol that is `source[start .. end]` behind its `_R`. Throws NotMangled for one too long. */
  begin(source: Uint8Array, start: number, end: number): void {
    this.limits = new Limits(end - start);
    this.source = source;
    this.start = this.at = start;
    this.end = end;
    this.bound = 0;
  }

  /** How many bytes are left. */
  left(): number {
    return this.end - this.at;
  }

  /** The next byte; 0, which no symbol has, at the end. */
  peek(): number {
    return this.at < this.end ? this.source[this.at] : 0;
  }

  /** Goes past `code` if it comes next. */
  take(code: number): boolean {
    if (this.peek() !== code) return false;
    this.at++;
    return true;
  }

  /** Goes past `code`. Throws NotMangled if something else comes next. */
  expect(code: number): void {
    if (!this.take(code)) throw new NotMangled();
  }

  /** The next byte, which it goes past. Throws NotMangled at the end. */
  next(): number {
    if (this.at >= this.end) throw new NotMangled();
    return this.source[this.at++];
  }

  /** `_` is 0, then digits to the base 62 count from 1; the hash of a crate is larger than numbers are exact. */
  base62(): number {
    if (this.take(UNDERSCORE)) return 0;
    let value = 0;
    for (let code = this.next(); code !== UNDERSCORE; code = this.next()) value = value * 62 + digit62(code);
    return value + 1;
  }

  /** A number after a letter, plus one; 0 where the letter is missing. */
  optional62(letter: number): number {
    return this.take(letter) ? this.base62() + 1 : 0;
  }

  /** Writes an identifier, `before` in front of it if it is not empty; `u` before it is for Punycode. */
  identifier(before = ''): void {
    const isPunycode = this.take(PUNYCODE);
    // pprof takes all digits that follow for the length, and none for 0: `00`, two empty identifiers, comes out right, but
    // a symbol in which a name follows on an empty one does not.
    if (this.left() === 0) throw new NotMangled();
    let size = 0;
    for (let code = this.peek(); code >= ZERO && code <= NINE; code = this.peek()) {
      size = 10 * size + code - ZERO;
      this.at++;
    }
    this.take(UNDERSCORE);
    if (size > this.left()) throw new NotMangled();
    const from = this.at;
    this.at += size;
    for (let i = from; i < this.at; i++) if (IN_IDENTIFIERS[this.source[i]] === 0) throw new NotMangled();
    if (isPunycode) this.punycode(from, before);
    else if (size > 0) {
      this.name.putAscii(before);
      this.name.putBytes(this.source, from, this.at);
    }
  }

  private punycode(from: number, before: string): void {
    const text = fromPunycode(decodeText(this.source.subarray(from, this.at)));
    if (text !== '') this.name.putAscii(before);
    this.name.putText(text);
  }

  /** Reads and writes a type. */
  type(): void {
    this.typeRule(this, false);
  }

  /** Whether the identifier that comes next is in Punycode. */
  isPunycode(): boolean {
    return this.peek() === PUNYCODE;
  }

  /** Follows `B` and a place before it, to what the rule reads there; not for what is left out: undefined. */
  backReference<T>(rule: Rule<T>, isValue: boolean): T | undefined {
    const here = this.at;
    this.expect(BACK);
    const place = this.start + this.base62();
    if (this.name.isSilent) return undefined;
    if (place >= here) throw new NotMangled();
    const { at, end } = this;
    this.at = place;
    this.end = here;
    const result = rule(this, isValue);
    this.at = at;
    this.end = end;
    return result;
  }

  /** Reads by the rule, and writes nothing. */
  silently(rule: Rule<void>): void {
    const was = this.name.isSilent;
    this.name.isSilent = true;
    rule(this, false);
    this.name.isSilent = was;
  }

  /** Everything up to an `E`, with commas between. How many there were. */
  list(one: Rule<void>): number {
    let count = 0;
    for (; !this.take(END); count++) {
      if (count > 0) {
        this.name.put(COMMA);
        this.name.put(SPACE);
      }
      one(this, false);
    }
    return count;
  }
}

/** What a digit is worth: 0-9, a-z, A-Z. */
function digit62(code: number): number {
  if (code >= ZERO && code <= NINE) return code - ZERO;
  if (code >= SMALL_A && code <= SMALL_Z) return code - SMALL_A + 10;
  if (code >= CAPITAL_A && code <= CAPITAL_Z) return code - CAPITAL_A + 36;
  throw new NotMangled();
}
