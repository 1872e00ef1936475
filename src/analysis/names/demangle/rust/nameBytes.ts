import { encodeText } from '../../../../profile/text.js';
import { LONGEST, NotMangled } from '../reader.js';

/** For how many bytes of a name there is room at first. */
const USUAL = 256;

/** A name as it grows, in UTF-8. */
export class NameBytes {
  /** Begins with the name. */
  bytes = new Uint8Array(USUAL);
  length = 0;
  /** While it is, what is put is left out. */
  isSilent = false;

  /** Begins another name. */
  begin(): void {
    this.length = 0;
    this.isSilent = false;
  }

  /** Puts a character of ASCII. Throws NotMangled if the name gets too long. */
  put(code: number): void {
    if (this.isSilent) return;
    this.need(1);
    this.bytes[this.length++] = code;
  }

  /** Puts `source[from .. to]`. Throws NotMangled if the name gets too long. */
  putBytes(source: Uint8Array, from = 0, to = source.length): void {
    if (this.isSilent) return;
    this.need(to - from);
    const { bytes } = this;
    let { length } = this;
    for (let i = from; i < to; i++) bytes[length++] = source[i];
    this.length = length;
  }

  /** Puts a text of ASCII. Throws NotMangled if the name gets too long. */
  putAscii(text: string): void {
    if (this.isSilent) return;
    this.need(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }

  /** Puts any text. Throws NotMangled if the name gets too long. */
  putText(text: string): void {
    if (!this.isSilent) this.putBytes(encodeText(text));
  }

  /** The last byte, 0 if there is none. */
  last(): number {
    return this.length > 0 ? this.bytes[this.length - 1] : 0;
  }

  private need(more: number): void {
    const length = this.length + more;
    if (length <= this.bytes.length) return;
    if (length > LONGEST) throw new NotMangled();
    const larger = new Uint8Array(Math.min(2 * length, LONGEST));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
