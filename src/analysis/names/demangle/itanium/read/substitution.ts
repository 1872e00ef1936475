import { NotMangled } from '../../reader.js';
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
  return /[0-9A-Z_]/.test(reader.peek(1));
}

/** What `S_`, `S1_`, `Ss` and so on stand for; `inPath` where more of a nested name may follow. */
export function substitution(reader: SymbolReader, inPath: boolean): Node {
  reader.expect('S');
  if (/[0-9A-Z_]/.test(reader.peek())) return reader.seen(sequenceNumber(reader));
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

/** `_` is 0, then digits and capitals, to the base 36, count from 1. */
export function sequenceNumber(reader: SymbolReader): number {
  const digits = /^[0-9A-Z]{0,6}_/.exec(reader.text.slice(reader.at, reader.at + 7))?.[0];
  if (digits === undefined) throw new NotMangled();
  reader.at += digits.length;
  return digits === '_' ? 0 : parseInt(digits, 36) + 1;
}
