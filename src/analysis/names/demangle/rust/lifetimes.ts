import { codesOf } from '../letters.js';
import { NotMangled } from '../reader.js';
import type { RustReader } from './rustReader.js';

const [BINDER] = codesOf('G');
const LETTERS = 26;
const SMALL_A = 0x61;

/** Writes a lifetime, counted from the one bound last, which is 1; 0 is one that has no name. */
export function writeLifetime({ name, bound }: RustReader, index: number): void {
  const depth = bound - index;
  if (depth < 0) throw new NotMangled();
  if (index === 0) name.putAscii("'_");
  else if (depth < LETTERS) name.putAscii(`'${String.fromCharCode(SMALL_A + depth)}`);
  else name.putAscii(`'z${depth - LETTERS + 1}`);
}

/** Lifetimes that are bound here, as `for<'a, 'b> `, or nothing. Each is used behind, so there are no more than bytes. */
export function binder(reader: RustReader): void {
  const binds = reader.optional62(BINDER);
  if (binds === 0) return;
  if (binds > reader.left()) throw new NotMangled();
  const { name } = reader;
  if (name.isSilent) {
    reader.bound += binds;
    return;
  }
  name.putAscii('for<');
  for (let i = 0; i < binds; i++) {
    if (i > 0) name.putAscii(', ');
    reader.bound++;
    writeLifetime(reader, 1);
  }
  name.putAscii('> ');
}
