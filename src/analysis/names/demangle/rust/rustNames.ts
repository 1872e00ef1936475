import { codesOf } from '../letters.js';
import { LONGEST, NotMangled } from '../reader.js';
import { writeLegacy } from './legacy.js';
import { NameBytes } from './nameBytes.js';
import { V0 } from './v0.js';

const [UNDERSCORE, NEWER, OLDER] = codesOf('_RZ');

/** Reads Rust symbols, those of the newer kind and of the older, from bytes to bytes. */
export class RustNames {
  private readonly name = new NameBytes();
  private readonly newer: V0;

  /** @param showsArguments whether generic arguments are written, as far as a symbol has them */
  constructor(showsArguments: boolean) {
    this.newer = new V0(this.name, showsArguments);
  }

  /** Begins with the name that was read last. */
  get bytes(): Uint8Array {
    return this.name.bytes;
  }

  /** How many of `bytes` are the name of the symbol `source[start .. end]`, as pprof writes it; -1 for what is none. */
  read(source: Uint8Array, start: number, end: number): number {
    if (end - start < 3 || end - start > LONGEST || source[start] !== UNDERSCORE) return -1;
    // macOS puts one more underscore before every symbol.
    const kind = source[start + 1] === UNDERSCORE ? start + 2 : start + 1;
    this.name.begin();
    try {
      if (source[kind] === NEWER) this.newer.write(source, kind + 1, end);
      else if (source[kind] !== OLDER || !writeLegacy(this.name, source, kind + 1, end)) return -1;
      return this.name.length;
    } catch (error) {
      if (error instanceof NotMangled) return -1;
      throw error;
    }
  }
}
