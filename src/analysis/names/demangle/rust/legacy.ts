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

/**
 * The path of an older Rust symbol: `_ZN`, its parts, a hash of 16 digits, `E`, and a suffix from a dot on that is left
 * out. Undefined for anything else.
 */
export function demangleLegacyRust(symbol: string): string | undefined {
  if (!symbol.startsWith('_ZN')) return undefined;
  const suffix = symbol.lastIndexOf('E.');
  const whole = suffix > 0 ? symbol.slice(0, suffix + 1) : symbol;
  const match = /^_ZN([^]+)17h([0-9a-f]{16})E$/.exec(whole);
  if (match === null || new Set(match[2]).size < LEAST_DIGITS) return undefined;
  try {
    return partsOf(match[1]).map(unescaped).join('::');
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}

function partsOf(path: string): string[] {
  const reader = new Reader(path);
  const parts: string[] = [];
  while (!reader.isAtEnd()) {
    const length = reader.number();
    parts.push(reader.word(reader.take('_') ? length - 1 : length));
  }
  return parts;
}

const PIECE = /[^$.]+|\.\.?|\$(?:([A-Z]+)|u([2-7][0-9a-f]))\$/y;

/** A part with its escapes undone; from one that is none on, it stays as it is. */
function unescaped(part: string): string {
  const text = part.startsWith('_$') ? part.slice(1) : part;
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
