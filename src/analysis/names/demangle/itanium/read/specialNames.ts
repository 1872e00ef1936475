import { NotMangled } from '../../reader.js';
import { type Node, word } from '../tree.js';
import { moduleName } from './identifiers.js';
import { name } from './names.js';
import { sequenceNumber } from './substitution.js';
import type { SymbolReader } from './symbolReader.js';
import { templateArgument } from './templates.js';

type Rule = (reader: SymbolReader) => Node;

const WHOLE = { parameters: true, isEnclosing: false } as const;

const ofType: Rule = (reader) => reader.grammar.type(reader);
const ofSymbol: Rule = (reader) => reader.grammar.encoding(reader, WHOLE);

/** What is made of a type, a name or a function: the letters, the words for it, and what comes behind the letters. */
const SPECIAL: readonly (readonly [code: string, words: string, rule: Rule])[] = [
  ['TV', 'vtable for ', ofType],
  ['TT', 'VTT for ', ofType],
  ['TI', 'typeinfo for ', ofType],
  ['TS', 'typeinfo name for ', ofType],
  ['TF', 'typeinfo fn for ', ofType],
  ['TJ', 'java Class for ', ofType],
  ['TA', 'template parameter object for ', templateArgument],
  ['TH', 'TLS init function for ', name],
  ['TW', 'TLS wrapper function for ', name],
  ['Th', 'non-virtual thunk to ', (reader) => afterOffsets(reader, 'h')],
  ['Tv', 'virtual thunk to ', (reader) => afterOffsets(reader, 'v')],
  ['Tc', 'covariant return thunk to ', (reader) => afterOffsets(reader, undefined, undefined)],
  ['GV', 'guard variable for ', name],
  ['GR', 'reference temporary for ', referenceTemporary],
  ['GA', 'hidden alias for ', ofSymbol],
  ['GTn', 'non-transaction clone for ', ofSymbol],
  ['GTt', 'transaction clone for ', ofSymbol],
  ['Gr', 'java resource ', javaResource],
  ['GI', 'initializer for module ', moduleInitializer],
];

/** A table, a thunk, a guard: what the compiler makes of something that has a name. */
export function specialName(reader: SymbolReader): Node {
  if (reader.take('TC')) return constructionTable(reader);
  for (const [code, prefix, rule] of SPECIAL) {
    if (reader.take(code)) return { kind: 'prefixed', prefix, of: rule(reader) };
  }
  throw new NotMangled();
}

/** The table of a base while an object of a derived class is made. */
function constructionTable(reader: SymbolReader): Node {
  const derived = reader.grammar.type(reader);
  reader.number();
  reader.expect('_');
  return { kind: 'constructionTable', base: reader.grammar.type(reader), derived };
}

/** A function behind offsets of its object and its result, which are of no interest; of a kind that was read, or is. */
function afterOffsets(reader: SymbolReader, ...kinds: readonly (string | undefined)[]): Node {
  for (const known of kinds) {
    const kind = known ?? reader.next();
    if (kind !== 'h' && kind !== 'v') throw new NotMangled();
    reader.signedNumber();
    reader.expect('_');
    if (kind === 'v') {
      reader.signedNumber();
      reader.expect('_');
    }
  }
  return ofSymbol(reader);
}

function referenceTemporary(reader: SymbolReader): Node {
  const of = name(reader);
  if (!reader.isAtEnd()) sequenceNumber(reader);
  return of;
}

function moduleInitializer(reader: SymbolReader): Node {
  const module = moduleName(reader, undefined);
  if (module === undefined) throw new NotMangled();
  return module;
}

const JAVA_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['$S', '/'],
  ['$_', '.'],
  ['$$', '$'],
]);

/** The path of a resource, its length before it. */
function javaResource(reader: SymbolReader): Node {
  const length = reader.number() - 1;
  reader.expect('_');
  if (length < 1) throw new NotMangled();
  const path = reader.word(length).replace(/\$[^]?/g, (escape) => {
    const character = JAVA_ESCAPES.get(escape);
    if (character === undefined) throw new NotMangled();
    return character;
  });
  return word(path);
}
