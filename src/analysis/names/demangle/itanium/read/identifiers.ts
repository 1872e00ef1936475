import { NotMangled } from '../../reader.js';
import type { Module } from '../tree.js';
import type { SymbolReader } from './symbolReader.js';

/** An identifier after its length. */
export function identifier(reader: SymbolReader): string {
  const length = reader.number();
  if (length === 0) throw new NotMangled();
  const text = reader.word(length);
  return text.startsWith('_GLOBAL_') && /^[._$]N./.test(text.slice(8)) ? '(anonymous namespace)' : text;
}

/** Goes past what tells local things of one name apart; clang also writes digits alone at the end of a symbol. */
export function skipDiscriminator(reader: SymbolReader): void {
  if (!reader.take('_')) {
    if (/^\d+$/.test(reader.text.slice(reader.at))) reader.at = reader.text.length;
    return;
  }
  const isLong = reader.take('_');
  if (reader.number() >= 10 && isLong) reader.expect('_');
}

/** The module a name is attached to: `W` and an identifier for each part; `parent` is the one read before. */
export function moduleName(reader: SymbolReader, parent: Module | undefined): Module | undefined {
  let module = parent;
  while (reader.take('W')) {
    const isPartition = reader.take('P');
    module = { kind: 'module', parent: module, name: identifier(reader), isPartition };
    reader.add(module, reader.parameters);
  }
  return module;
}
