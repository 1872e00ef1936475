import { NotMangled, Reader } from './reader.js';

/** How Rust's older symbols write characters that symbols cannot have. */
const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    C: ',',
    SP: '@',
    BP: '*',
    RF: '&',
    LT: '<',
    GT: '>',
    LP: '(',
    RP: ')',
  }),
);

/** The path that an older Rust symbol mangles: `_ZN`, its parts, a hash of 16 digits, `E`. */
export function demangleOldRust(symbol: string): string | undefined {
  if (!/^_?_ZN.*17h[0-9a-f]{16}E/.test(symbol)) return undefined;
  const reader = new Reader(symbol.slice(symbol.indexOf('N') + 1));
  try {
    const parts: string[] = [];
    while (!reader.take('E')) parts.push(reader.word(reader.number()));
    return parts.slice(0, -1).map(unescaped).join('::');
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}

function unescaped(part: string): string {
  return part
    .replace(/^_(?=\$)/, '')
    .replace(/\$([A-Za-z0-9]+)\$/g, (whole, code: string) => {
      const unicode = /^u([0-9a-f]{1,6})$/.exec(code);
      if (unicode === null) return ESCAPES.get(code) ?? whole;
      const point = parseInt(unicode[1], 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replaceAll('..', '::');
}

/** The path that a Rust symbol of the newer kind (`_R`) mangles; undefined for what this reader does not understand. */
export function demangleRust(symbol: string): string | undefined {
  const start = /^_{1,2}R/.exec(symbol);
  if (start === null) return undefined;
  const reader = new Reader(symbol.slice(start[0].length));
  try {
    return path(reader);
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}

function path(reader: Reader): string {
  return reader.nested(() => {
    if (reader.take('C')) return identifier(reader).name;
    if (!reader.take('N')) throw new NotMangled();
    const space = reader.next();
    const parent = path(reader);
    const { name, disambiguator } = identifier(reader);
    // Upper-case namespaces are made by the compiler.
    if (!/[A-Z]/.test(space)) return name === '' ? parent : `${parent}::${name}`;
    const kind = space === 'C' ? 'closure' : space === 'S' ? 'shim' : space;
    return `${parent}::{${kind}${name === '' ? '' : `:${name}`}#${disambiguator}}`;
  });
}

function identifier(reader: Reader): { name: string; disambiguator: number } {
  let disambiguator = 0;
  if (reader.take('s')) {
    const match = /^([0-9A-Za-z]*)_/.exec(reader.text.slice(reader.at));
    if (match === null) throw new NotMangled();
    reader.at += match[0].length;
    disambiguator = match[1] === '' ? 1 : base62(match[1]) + 2;
  }
  if (reader.peek() === 'u') throw new NotMangled();
  const length = reader.number();
  reader.take('_');
  return { name: length === 0 ? '' : reader.word(length), disambiguator };
}

function base62(digits: string): number {
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return Array.from(digits).reduce((value, digit) => value * 62 + alphabet.indexOf(digit), 0);
}
