import { NotMangled, Reader } from '../../reader.js';
import type { Node } from '../tree.js';

/** The rules of the grammar that others refer to; `grammar.ts` ties them together. */
export interface Grammar {
  encoding(reader: SymbolReader, about: EncodingContext): Node;
  name(reader: SymbolReader): Node;
  type(reader: SymbolReader): Node;
  /** The type that a conversion operator converts to. */
  conversionType(reader: SymbolReader): Node;
  expression(reader: SymbolReader): Node;
  templateArguments(reader: SymbolReader): readonly Node[];
  templateArgument(reader: SymbolReader): Node;
  constraint(reader: SymbolReader): Node;
}

export interface EncodingContext {
  /** Whether parameters are read at all: what follows a name is of no interest where they are not shown. */
  readonly parameters: boolean;
  /** Whether the function only names what is inside it. */
  readonly isEnclosing: boolean;
}

/** Something that a later `S_` may stand for. */
interface Candidate {
  readonly node: Node;
  /** It holds template parameters. */
  readonly isOpen: boolean;
}

/** Where a reader was. */
interface Mark {
  readonly at: number;
  readonly candidates: number;
  readonly level: number;
}

/** Reads a C++ symbol: its text, and what of it may be named again. */
export class SymbolReader extends Reader {
  /** How many template parameters were read. */
  parameters = 0;
  /** How many declared template parameters of lambdas there were, by kind. */
  readonly declared = { types: 0, values: 0, templates: 0 };
  private readonly candidates: Candidate[] = [];

  constructor(
    text: string,
    readonly grammar: Grammar,
  ) {
    super(text);
  }

  /** A candidate for substitution; `since`: the count of `parameters` before it was read. */
  add(node: Node, since: number): void {
    this.candidates.push({ node, isOpen: this.parameters !== since });
  }

  /** What was the candidate `index`. */
  seen(index: number): Node {
    if (index >= this.candidates.length) throw new NotMangled();
    const { node, isOpen } = this.candidates[index];
    if (!isOpen) return node;
    this.parameters++;
    return { kind: 'again', of: node };
  }

  /** Where the reader is, for `reset`. */
  mark(): Mark {
    return { at: this.at, candidates: this.candidates.length, level: this.limits.level() };
  }

  /** Back to where it was, as if nothing had been read since. */
  reset(mark: Mark): void {
    this.at = mark.at;
    this.candidates.length = mark.candidates;
    this.limits.returnTo(mark.level);
  }

  /** `_` is 0, `0_` 1: a number that counts from the second. */
  compactNumber(): number {
    if (this.take('_')) return 0;
    const number = this.number();
    this.expect('_');
    return number + 1;
  }

  /** A number that may be negative, with `n` before it. */
  signedNumber(): number {
    return this.take('n') ? -this.number() : this.number();
  }

  /** Everything up to an `E`. */
  list(one: () => Node): Node[] {
    const items: Node[] = [];
    while (!this.take('E')) items.push(one());
    return items;
  }
}
