import type { Profile } from '../../profile/profile.js';

/**
 * What tells the frames of one profile from those of another, as 16 hexadecimal digits: two loads of a file that has not
 * changed have the same, and so the same numbers for their lines and locations. It covers names, lines and locations,
 * not the samples.
 */
export function fingerprint({ strings, functions, lines, locations }: Profile): string {
  const hash = new Hash();
  hash.bytes(strings.bytes);
  for (const column of [strings.offsets, functions.name, functions.filename, lines.func, lines.line]) {
    hash.words(column);
  }
  hash.words(locations.lineOffsets);
  return hash.digits;
}

/** Two lanes of Fowler, Noll and Vo's hash (FNV-1a) with a multiplier each. */
class Hash {
  private a = 0x811c9dc5;
  private b = 0x9dc5811c;

  bytes(bytes: Uint8Array): void {
    let { a, b } = this;
    for (let i = 0; i < bytes.length; i++) {
      a = Math.imul(a ^ bytes[i], 0x01000193);
      b = Math.imul(b ^ bytes[i], 0x85ebca6b);
    }
    this.a = a;
    this.b = b ^ bytes.length;
  }

  /** The 32-bit words of a column. */
  words({ buffer, byteOffset, byteLength }: Omit<Uint32Array | BigInt64Array, number>): void {
    const words = new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
    let { a, b } = this;
    for (let i = 0; i < words.length; i++) {
      a = Math.imul(a ^ words[i], 0x01000193);
      b = Math.imul(b ^ (words[i] >>> 7) ^ (words[i] << 25), 0x85ebca6b);
    }
    this.a = a;
    this.b = b ^ words.length;
  }

  get digits(): string {
    return [this.a, this.b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
