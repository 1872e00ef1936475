import { NotMangled, Reader } from '../reader.js';

/** What stands for characters that older symbols cannot hold, between two `$`. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['C', ','],
  ['SP', '@'],
  ['BP', '*'],
  ['RF', '&'],
  ['LT', '<'],
  ['GT', '>'],
  ['LP', '('],
  ['RP', ')'],
]);

/** How many different digits a hash has at least: C++ names may look like one otherwise. */
const LEAST_DIGITS = 5;

const START = '_ZN';

/** How the last part begins and how long it is: a hash. */
const HASH_START = '17h';
const HASH_LENGTH = 19;

/**
 * The path of an older Rust symbol: `_ZN`, its parts, a hash of 16 digits, `E`, and a suffix from a dot on that is left
 * out. Undefined for anything else.
 */
export function demangleLegacyRust(symbol: string): string | undefined {
  if (!symbol.startsWith(START)) return undefined;
  const suffix = symbol.lastIndexOf('E.');
  const end = suffix > 0 ? suffix : symbol.length - 1;
  const hash = end - HASH_LENGTH;
  if (hash <= START.length || !symbol.startsWith(HASH_START, hash) || symbol.charAt(end) !== 'E')
    return undefined;
  const digits = symbol.slice(hash + HASH_START.length, end);
  if (!/^[0-9a-f]+$/.test(digits) || new Set(digits).size < LEAST_DIGITS) return undefined;
  try {
    return pathOf(symbol.slice(START.length, hash));
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}

function pathOf(text: string): string {
  const reader = new Reader(text);
  const parts: string[] = [];
  while (!reader.isAtEnd()) {
    const length = reader.number();
    parts.push(unescaped(reader.word(reader.take('_') ? length - 1 : length)));
  }
  return parts.join('::');
}

const PIECE = /[^$.]+|\.\.?|\$(?:([A-Z]+)|u([2-7][0-9a-f]))\$/y;

/** A part with its escapes undone; from one that is none on, it stays as it is. */
function unescaped(part: string): string {
  const text = part.startsWith('_$') ? part.slice(1) : part;
  if (!text.includes('$') && !text.includes('.')) return text;
  let result = '';
  let at = 0;
  while (at < text.length) {
    PIECE.lastIndex = at;
    const [piece, name, code] = PIECE.exec(text) ?? [''];
    const written = plainText(piece, name, code);
    if (written === undefined) return result + text.slice(at);
    result += written;
    at += piece.length;
  }
  return result;
}

function plainText(piece: string, name: string | undefined, code: string | undefined): string | undefined {
  if (name !== undefined) return ESCAPES.get(name);
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
  if (piece === '..') return '::';
  return piece === '' ? undefined : piece;
}
