import { codesOf } from '../letters.js';
import { NotMangled } from '../reader.js';
import { path } from './paths.js';
import { RustReader } from './rustReader.js';
import type { NameBytes } from './nameBytes.js';
import { type } from './types.js';

const [DOT] = codesOf('.');

/** Reads Rust symbols of the newer kind (`_R`, RFC 2603). */
export class V0 {
  private readonly reader: RustReader;

  constructor(name: NameBytes, showsArguments: boolean) {
    this.reader = new RustReader(name, showsArguments, type);
  }

  /**
   * Writes the path that `source[start .. end]` behind its `_R` stands for, as pprof writes it; a suffix from a dot on is left
   * out. Throws NotMangled for what is no such symbol, or nests or grows past the limits.
   */
  write(source: Uint8Array, start: number, end: number): void {
    let last = start;
    while (last < end && source[last] !== DOT) last++;
    const { reader } = this;
    reader.begin(source, start, last);
    path(reader, true);
    // The crate that made an instance of it may follow, which is not shown.
    if (reader.left() > 0) reader.silently(path);
    if (reader.left() > 0) throw new NotMangled();
  }
}
