// How an input that fails can be made smaller.
import zlib from 'node:zlib';
import { listsOf, readTree, writeTree } from './protoTree.mjs';

/** Inputs a little smaller than one, the boldest first. */
export function* smallerThan({ bytes, symbols, ...rest }) {
  if (symbols) {
    for (let i = 0; i < symbols.length && symbols.length > 1; i++) yield { ...rest, symbols: [symbols[i]] };
    if (symbols.length === 1) for (const one of shorter(symbols[0])) yield { ...rest, symbols: [one] };
    return;
  }
  for (const inner of unwrapped(bytes)) yield { ...rest, bytes: inner };
  for (const one of smallerTrees(bytes)) yield { ...rest, bytes: one };
  for (const one of fewerLines(bytes)) yield { ...rest, bytes: one };
  for (const one of shorter(bytes)) yield { ...rest, bytes: one };
}

function* unwrapped(bytes) {
  for (const inflate of [zlib.gunzipSync, zlib.zstdDecompressSync]) {
    try {
      yield inflate?.(bytes, { maxOutputLength: 2 ** 20 }) ?? bytes.subarray(0, 0);
    } catch {
      // It is not compressed so.
    }
  }
}

/** Messages without some of their fields. */
function* smallerTrees(bytes) {
  const tree = readTree(bytes);
  if (tree === undefined) return;
  for (let l = 0; l < listsOf(tree).length; l++) {
    const { length } = listsOf(tree)[l];
    for (let size = length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at + size <= length; at += size) {
        const copy = structuredClone(tree);
        listsOf(copy)[l].splice(at, size);
        yield writeTree(copy);
      }
    }
  }
}

function* fewerLines(bytes) {
  const lines = bytes.toString('latin1').split('\n');
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < lines.length; at += size)
      yield Buffer.from(lines.toSpliced(at, size).join('\n'), 'latin1');
  }
}

/** Bytes, or a text, without a piece of it. */
function* shorter(whole) {
  const cut = (from, to) =>
    typeof whole === 'string'
      ? whole.slice(0, from) + whole.slice(to)
      : Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);
  for (let size = whole.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < whole.length; at += size) yield cut(at, at + size);
  }
}
