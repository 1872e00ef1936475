import { Limits, NotMangled } from '../reader.js';
import type { NameMode } from '../nameMode.js';
import type { Shown } from './print/printer.js';
import { symbolAsText } from './print/symbol.js';
import { GRAMMAR } from './read/grammar.js';
import { SymbolReader } from './read/symbolReader.js';
import type { Node } from './tree.js';

/** The modes in which a symbol is written otherwise than it is. */
export type WrittenMode = Exclude<NameMode, 'none'>;

const SHOWN: Readonly<Record<WrittenMode, Shown>> = {
  simplified: { templateArguments: false, enclosingParameters: false },
  templates: { templateArguments: true, enclosingParameters: false },
  full: { templateArguments: true, enclosingParameters: true },
};

/**
 * The name that a symbol of the Itanium C++ ABI stands for, as pprof writes it in that mode; what follows it, such as the
 * suffix of a clone, is left out. Undefined for what is no such symbol, or nests or grows past the limits.
 */
export function demangleCxx(symbol: string, mode: WrittenMode): string | undefined {
  try {
    const tree = wholeSymbol(symbol, mode);
    return tree === undefined ? undefined : symbolAsText(tree, SHOWN[mode], new Limits(symbol.length));
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}

function wholeSymbol(symbol: string, mode: WrittenMode): Node | undefined {
  const parameters = mode === 'full';
  if (symbol.startsWith('_Z')) return read(new SymbolReader(symbol.slice(2), GRAMMAR), parameters);
  if (symbol.startsWith('___Z')) return blockInvocation(symbol, parameters);
  return symbol.startsWith('_GLOBAL_') ? globalFunction(symbol, mode !== 'full') : undefined;
}

function read(reader: SymbolReader, parameters: boolean): Node {
  return reader.grammar.encoding(reader, { parameters, isEnclosing: false });
}

/** The function that clang makes of a block, its symbol in that of the function around it. */
function blockInvocation(symbol: string, parameters: boolean): Node | undefined {
  const match = /^___Z([^]*)_block_invoke_?\d*(?:\.[^]*)?$/.exec(symbol);
  if (match === null) return undefined;
  const of = read(new SymbolReader(match[1], GRAMMAR), parameters);
  return { kind: 'prefixed', prefix: 'invocation function for block in ', of };
}

/**
 * What runs before or after `main` for the globals of a file, which is known by one of its symbols. pprof writes that one
 * with its parameters in any mode, and with the suffixes of clones unless it is asked for full names.
 */
function globalFunction(symbol: string, clones: boolean): Node | undefined {
  const match = /^_GLOBAL_([._$][ID]_([^]+))$/.exec(symbol);
  if (match === null) return undefined;
  const [, text, key] = match;
  const kind = text.charAt(1) === 'I' ? 'constructors' : 'destructors';
  const prefix = `global ${kind} keyed to `;
  if (!key.startsWith('_Z')) return { kind: 'prefixed', prefix, of: { kind: 'word', text } };
  const reader = new SymbolReader(key.slice(2), GRAMMAR);
  let of = read(reader, true);
  if (!clones) return { kind: 'prefixed', prefix, of };
  for (let suffix = cloneSuffix(reader); suffix !== ''; suffix = cloneSuffix(reader)) {
    of = { kind: 'clone', of, suffix };
  }
  if (!reader.isAtEnd()) throw new NotMangled();
  return { kind: 'prefixed', prefix, of };
}

/** What a compiler puts behind the name of a copy: `.constprop.0`. Empty if there is none. */
function cloneSuffix(reader: SymbolReader): string {
  const suffix = /^\.[a-z0-9_]+(?:\.\d+)*/.exec(reader.text.slice(reader.at))?.[0] ?? '';
  reader.at += suffix.length;
  return suffix;
}
