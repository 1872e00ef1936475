// Inputs that once failed: each is a file with what went wrong, and is tried before anything else.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'kept');

/** Every one that is kept, with its file's name. */
export function keptCases() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, one: readCase(path.join(folder, name)) }));
}

export function readCase(file) {
  const { bytes, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  return bytes === undefined ? rest : { ...rest, bytes: Buffer.from(bytes, 'base64') };
}

/** Writes an input as it can be kept, and answers the file. `wrong` says what went wrong. */
export function writeCase(into, name, { bytes, ...rest }, wrong) {
  mkdirSync(into, { recursive: true });
  const file = path.join(into, `${name}.json`);
  const content = { wrong, ...rest, ...(bytes && { bytes: Buffer.from(bytes).toString('base64') }) };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  return file;
}
