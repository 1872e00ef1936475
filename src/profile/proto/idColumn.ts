import { SPARE } from '../columns.js';
import type { ProfileError } from '../error.js';
import type { IdIndex } from './ids.js';
import type { Indexes } from '../profile.js';

const LARGEST_16 = 0xffff;
const LARGEST_32 = 0xffffffff;

/**
 * References by 64-bit id, in a growing column as narrow as they allow: 16 bits for as long as no id needs more, then
 * 32, and the high halves apart once one is not 0.
 */
export class IdColumn {
  /** Hot loops call `reserve`, write ids up to `largest` to `data` themselves, and then set `length`. */
  data: Indexes = new Uint16Array(16);
  length = 0;
  private high: Uint32Array | undefined;

  /** The largest id that `data` can take. */
  get largest(): number {
    return this.data instanceof Uint16Array ? LARGEST_16 : LARGEST_32;
  }

  /** Makes room for `more` ids after `length`. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed > this.data.length) this.grow(Math.max(needed, Math.ceil(this.data.length * 1.5)));
  }

  /** As `Uint32Column.reserveTimes`. */
  reserveTimes(times: number): void {
    const expected = this.length * times;
    if (expected > this.data.length) this.grow(Math.ceil(expected * SPARE));
  }

  /** Adds an id, given as its low and high half. */
  push(lo: number, hi: number): void {
    this.reserve(1);
    if (lo > this.largest) this.data = copied(this.data, this.length, new Uint32Array(this.data.length));
    if (hi !== 0) this.high ??= new Uint32Array(this.data.length);
    this.data[this.length] = lo;
    if (this.high !== undefined) this.high[this.length] = hi;
    this.length++;
  }

  /** The ids as indexes, in the same memory where that can be. Throws what `missing` makes of the first nobody has. */
  resolve(index: IdIndex, missing: (at: number, id: bigint) => ProfileError): Indexes {
    const ids = this.data.subarray(0, this.length);
    const high = this.high?.subarray(0, this.length);
    const isNarrow = index.count <= LARGEST_16 + 1;
    const into =
      ids instanceof Uint16Array === isNarrow ? ids : new (isNarrow ? Uint16Array : Uint32Array)(this.length);
    const at = index.resolve(ids, high, into);
    if (at >= 0) throw missing(at, (BigInt(high?.[at] ?? 0) << 32n) | BigInt(ids[at]));
    return into;
  }

  private grow(capacity: number): void {
    const larger = new (this.data instanceof Uint16Array ? Uint16Array : Uint32Array)(capacity);
    this.data = copied(this.data, this.length, larger);
    if (this.high !== undefined) this.high = copied(this.high, this.length, new Uint32Array(capacity));
  }
}

function copied<T extends Indexes>(from: Indexes, length: number, to: T): T {
  to.set(from.subarray(0, length));
  return to;
}
