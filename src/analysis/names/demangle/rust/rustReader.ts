import { NotMangled, Reader } from '../reader.js';
import { fromPunycode } from './punycode.js';
import type { RustNode } from './tree.js';

/** The rules of the grammar that refer to each other. */
export interface RustGrammar {
  path(reader: RustReader): RustNode;
  type(reader: RustReader): RustNode;
}

type Rule = (reader: RustReader) => RustNode;

/** Reads a Rust symbol of the newer kind, from behind its `_R`, where places to look back to are counted from. */
export class RustReader extends Reader {
  /** What was read at a place again, by rule: a place named often is read once. */
  private readonly read = new Map<Rule, Map<number, RustNode>>();

  constructor(
    text: string,
    readonly grammar: RustGrammar,
  ) {
    super(text);
  }

  /** `_` is 0, then digits to the base 62 count from 1; the hash of a crate is larger than numbers are exact. */
  base62(): number {
    const end = this.text.indexOf('_', this.at);
    if (end < 0) throw new NotMangled();
    let value = 0;
    for (let i = this.at; i < end; i++) value = value * 62 + digit62(this.text.charCodeAt(i));
    const isEmpty = end === this.at;
    this.at = end + 1;
    return isEmpty ? 0 : value + 1;
  }

  /** A number after a letter, plus one; 0 where the letter is missing. */
  optional62(letter: string): number {
    return this.take(letter) ? this.base62() + 1 : 0;
  }

  /** An identifier without what tells it apart from others; `u` before it is for Punycode. */
  identifier(): { readonly text: string; readonly isPunycode: boolean } {
    const isPunycode = this.take('u');
    // pprof takes all digits that follow for the length, and none for 0: `00`, two empty identifiers, comes out right, but
    // a symbol in which a name follows on an empty one does not.
    if (this.isAtEnd()) throw new NotMangled();
    const length = this.isDigit() ? this.number() : 0;
    this.take('_');
    const text = this.word(length);
    if (/[^0-9A-Za-z_]/.test(text)) throw new NotMangled();
    return { text: isPunycode ? fromPunycode(text) : text, isPunycode };
  }

  /** `B` and a place before it: what the rule reads there. */
  backReference(rule: Rule): RustNode {
    const here = this.at;
    this.expect('B');
    const place = this.base62();
    if (place >= here) throw new NotMangled();
    const known = this.read.get(rule) ?? new Map<number, RustNode>();
    this.read.set(rule, known);
    let node = known.get(place);
    if (node === undefined) {
      const after = this.at;
      this.at = place;
      node = rule(this);
      this.at = after;
      known.set(place, node);
    }
    return node;
  }

  /** Everything up to an `E`. */
  list<T>(one: () => T): T[] {
    const items: T[] = [];
    while (!this.take('E')) items.push(one());
    return items;
  }
}

/** What a digit is worth: 0-9, a-z, A-Z. */
function digit62(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 10;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41 + 36;
  throw new NotMangled();
}
