import { FOREIGN_HEAD } from '../foreign.js';
import { withoutNuls } from '../sniff.js';
import { asUtf8 } from '../textEncoding.js';

/**
 * The beginning of what is inflated, which tells what it is: the first four kilobytes, and where these are NULs, which truncating a log
 * in use leaves, as much of what is behind all NULs.
 */
export class InflatedHead {
  private readonly head = new Uint8Array(FOREIGN_HEAD);
  private headSize = 0;
  /** What stands in the place of a log's beginning, once the first four kilobytes turned out to be NULs. */
  private behind: Uint8Array | undefined;
  private behindSize = 0;
  private isAtNuls = false;
  /** Bytes seen so far. */
  private size = 0;

  /** Takes the next piece, which is not kept. */
  add(piece: Uint8Array): void {
    const first = piece.subarray(0, this.head.length - this.headSize);
    if (first.length > 0) {
      this.head.set(first, this.headSize);
      this.headSize += first.length;
      if (this.isFull && withoutNuls(asUtf8(this.head)).length === 0) this.lookBehind();
    }
    this.size += piece.length;
    if (this.behind !== undefined) this.addBehind(this.behind, piece.subarray(first.length));
  }

  /** Whether nothing that comes changes it. */
  get isWhole(): boolean {
    return this.isFull && this.behindSize === (this.behind?.length ?? 0);
  }

  /** The first four kilobytes, or what there is of them. */
  get first(): Uint8Array {
    return this.head.subarray(0, this.headSize);
  }

  /** As UTF-8, how it begins if it is a log: behind all NULs where it has four kilobytes of them. */
  get asLog(): Uint8Array {
    return asUtf8(this.behind?.subarray(0, this.behindSize) ?? this.first);
  }

  private get isFull(): boolean {
    return this.headSize === this.head.length;
  }

  /** The mark of an encoding, if there is one, stays before what is found behind the NULs. */
  private lookBehind(): void {
    this.behindSize = this.head.findIndex((byte) => byte === 0);
    this.behind = new Uint8Array(FOREIGN_HEAD);
    this.behind.set(this.head.subarray(0, this.behindSize));
    this.isAtNuls = true;
  }

  private addBehind(behind: Uint8Array, bytes: Uint8Array): void {
    let rest = bytes;
    if (this.isAtNuls) {
      rest = withoutNuls(bytes);
      if (rest.length === 0) return;
      this.isAtNuls = false;
      // In UTF-16 the first half of a unit may be 0.
      if (behind[0] === 0xff || behind[0] === 0xfe) this.behindSize += (this.size - rest.length) % 2;
    }
    const some = rest.subarray(0, behind.length - this.behindSize);
    behind.set(some, this.behindSize);
    this.behindSize += some.length;
  }
}
