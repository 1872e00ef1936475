import { Limits, NotMangled } from '../reader.js';
import { path } from './paths.js';
import { RustPrinter } from './rustPrinter.js';
import { type RustGrammar, RustReader } from './rustReader.js';
import { type } from './types.js';

const GRAMMAR: RustGrammar = { path, type };

/**
 * The path that a Rust symbol of the newer kind (`_R`, RFC 2603) stands for, as pprof writes it; a suffix from a dot on is
 * left out. Undefined for what is no such symbol, or nests or grows past the limits.
 */
export function demangleRust(symbol: string, genericArguments: boolean): string | undefined {
  if (!symbol.startsWith('_R')) return undefined;
  const [mangled] = symbol.slice(2).split('.', 1);
  try {
    const reader = new RustReader(mangled, GRAMMAR);
    const tree = path(reader);
    // The crate that made an instance of it may follow, which is not shown.
    if (!reader.isAtEnd()) path(reader);
    if (!reader.isAtEnd()) return undefined;
    return new RustPrinter(genericArguments, new Limits(symbol.length)).symbol(tree);
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}
