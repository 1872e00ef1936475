import { NotMangled, isDigit } from '../../reader.js';
import { type Node, word } from '../tree.js';
import { identifier } from './identifiers.js';
import type { SymbolReader } from './symbolReader.js';

export const STD = word('std');

function ofStd(name: string): Node {
  return { kind: 'nested', scope: STD, name: word(name) };
}

function templateOfStd(name: string, ...args: readonly Node[]): Node {
  return { kind: 'template', name: ofStd(name), args };
}

const CHAR: Node = { kind: 'builtin', text: 'char' };
const TRAITS = templateOfStd('char_traits', CHAR);
const ALLOCATOR = templateOfStd('allocator', CHAR);

/** Substitutions that have a letter of their own. */
const STANDARD: ReadonlyMap<string, Node> = new Map([
  ['t', STD],
  ['a', ofStd('allocator')],
  ['b', ofStd('basic_string')],
  ['s', ofStd('string')],
  ['i', ofStd('istream')],
  ['o', ofStd('ostream')],
  ['d', ofStd('iostream')],
]);

/** The same, before a constructor or destructor, which has the name of the template behind them. */
const SPELLED_OUT: ReadonlyMap<string, Node> = new Map([
  ...STANDARD,
  ['s', templateOfStd('basic_string', CHAR, TRAITS, ALLOCATOR)],
  ['i', templateOfStd('basic_istream', CHAR, TRAITS)],
  ['o', templateOfStd('basic_ostream', CHAR, TRAITS)],
  ['d', templateOfStd('basic_iostream', CHAR, TRAITS)],
]);

const STANDARD_NODES: ReadonlySet<Node> = new Set(STANDARD.values());

/** Whether `node` is what one of the standard letters stands for: those are no candidates themselves. */
export function isStandard(node: Node): boolean {
  return STANDARD_NODES.has(node);
}

/** Whether the `S` that comes next names something seen before, not something of the standard library. */
export function isSeenNext(reader: SymbolReader): boolean {
  return isSequence(reader.peek(1));
}

function isSequence(start: string): boolean {
  return start === '_' || isDigit(start) || (start >= 'A' && start <= 'Z');
}

/** What `S_`, `S1_`, `Ss` and so on stand for; `inPath` where more of a nested name may follow. */
export function substitution(reader: SymbolReader, inPath: boolean): Node {
  reader.expect('S');
  if (isSequence(reader.peek())) return reader.seen(sequenceNumber(reader));
  const letter = reader.next();
  const isBeforeStructor = inPath && (reader.peek() === 'C' || reader.peek() === 'D');
  const standard = (isBeforeStructor ? SPELLED_OUT : STANDARD).get(letter);
  if (standard === undefined) throw new NotMangled();
  if (reader.peek() !== 'B') return standard;
  const node = tagged(reader, standard);
  reader.add(node, reader.parameters);
  return node;
}

/** `node` with the ABI tags that follow. */
export function tagged(reader: SymbolReader, node: Node): Node {
  let result = node;
  while (reader.take('B')) result = { kind: 'tagged', name: result, tag: identifier(reader) };
  return result;
}

/** More digits than any symbol is long. */
const MOST_DIGITS = 6;

/** `_` is 0, then digits and capitals, to the base 36, count from 1. */
export function sequenceNumber(reader: SymbolReader): number {
  if (reader.take('_')) return 0;
  const start = reader.at;
  let value = 0;
  while (!reader.take('_')) {
    const digit = reader.next();
    if (!isSequence(digit) || reader.at - start > MOST_DIGITS) throw new NotMangled();
    value = 36 * value + parseInt(digit, 36);
  }
  return value + 1;
}
