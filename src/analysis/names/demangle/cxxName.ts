import { decodeText, encodeText } from '../../../profile/text.js';
import { demangleCxx } from './itanium/demangle.js';
import type { NameMode } from './nameMode.js';

/**
 * A function's name for people: a symbol of C++ as `mode` writes it, an already demangled C++ one without what `mode` leaves
 * out (demangleSingleFunction of pprof's internal/symbolizer). A name that is neither stays as it is.
 */
export function cxxName(systemName: string, mode: Exclude<NameMode, 'none'>): string {
  if (systemName.startsWith('_')) {
    // macOS puts one more underscore before every symbol.
    const demangled = demangle(systemName, mode) ?? demangle(systemName.slice(1), mode);
    if (demangled !== undefined) return demangled;
  }
  if (mode === 'full' || !looksLikeCxx(systemName)) return systemName;
  const bare = withoutMatching(systemName, '(', ')');
  return mode === 'templates' ? bare : withoutMatching(bare, '<', '>');
}

/** Whether a name begins as the mangled ones do; that it is one shows when it is read. */
export function beginsMangled(name: string): boolean {
  return /^_{1,4}(?:[RZ]|GLOBAL_)/.test(name);
}

/** What the symbol says; undefined for none. What exhausts the stack in spite of all limits stays a symbol. */
function demangle(symbol: string, mode: Exclude<NameMode, 'none'>): string | undefined {
  try {
    return understood(symbol, mode);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function understood(symbol: string, mode: Exclude<NameMode, 'none'>): string | undefined {
  if (!/^_(?:Z|__Z|GLOBAL_)/.test(symbol)) return undefined;
  // Lengths in a symbol count bytes, so identifiers are read as bytes.
  const bytes = asBytes(symbol);
  const demangled = demangleCxx(bytes, mode);
  return demangled === undefined || bytes === symbol ? demangled : fromBytes(demangled);
}

/** A text with a character for each byte. */
function asBytes(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return Array.from(encodeText(text), (byte) => String.fromCharCode(byte)).join('');
}

function fromBytes(text: string): string {
  return decodeText(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** Java's `Class.<init>` and Go's `pkg.(*Type[...]).Method` only look so. */
function looksLikeCxx(name: string): boolean {
  if (name.includes('.<') || name.includes(']).')) return false;
  return /[<>[\]]|::/.test(name);
}

/** The name without everything between brackets, as far as they match. */
function withoutMatching(name: string, open: string, close: string): string {
  let nesting = 0;
  let result = '';
  /** What is not yet in the result. */
  let rest = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === open && nesting++ === 0) {
      result += name.slice(rest, i);
      rest = i;
    } else if (name[i] === close && --nesting <= 0) {
      if (nesting < 0) break;
      rest = i + 1;
    }
  }
  return result + name.slice(rest);
}
