/**
 * The strings of a profile as bytes in one buffer, decoded when asked for. Equal strings have one index, 0 is the
 * empty string.
 */
export interface StringTable {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** String `i` is `bytes[offsets[i] .. offsets[i + 1]]`. */
  readonly offsets: Uint32Array;
  /**
   * The text of string `i`. A byte b that is not valid UTF-8 becomes the lone surrogate U+DC00 + b, so different
   * bytes stay different texts and `encodeText` gives the bytes back.
   */
  text(i: number): string;
}
