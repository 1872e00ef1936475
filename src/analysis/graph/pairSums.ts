import { type Column, isExact } from '../../profile/profile.js';
import { HashSlots, mixed } from '../../profile/hashSlots.js';
import { asNumbers, zeros } from '../values/amount.js';

/** Sums of samples by pairs of numbers of 32 bits, without an object for each: pair `p` is `first[p]`, `second[p]`. */
export class PairSums {
  /** By pair. */
  first = new Int32Array(INITIAL);
  second = new Int32Array(INITIAL);
  weight: Column;
  /** Sum of the divisors, for means. */
  divisor: Column | undefined;
  private lastSample = new Int32Array(INITIAL);
  private readonly slots = new HashSlots(INITIAL);

  /** How many pairs there are: they are numbered from 0, in the order of first sight. */
  get count(): number {
    return this.slots.count;
  }

  constructor(
    private readonly values: Column,
    private readonly divisors: Column | undefined,
  ) {
    this.weight = zeros(values, INITIAL);
    this.divisor = divisors && zeros(divisors, INITIAL);
  }

  /**
   * Adds a sample, by its index in the columns, to a pair: once, if it is asked to again before another sample comes. Returns
   * the pair's number, or -1 if the sample was there.
   */
  addSample(first: number, second: number, sample: number): number {
    const pair = this.find(first, second);
    if (this.lastSample[pair] === sample + 1) return -1;
    this.lastSample[pair] = sample + 1;
    asNumbers(this.weight)[pair] += asNumbers(this.values)[sample];
    if (this.divisor && this.divisors) asNumbers(this.divisor)[pair] += asNumbers(this.divisors)[sample];
    return pair;
  }

  /** The pair, a new one if need be. */
  private find(first: number, second: number): number {
    const { slots } = this;
    const hash = mixed(mixed(0, first), second);
    for (let pair = slots.first(hash); pair >= 0; pair = slots.next(hash)) {
      if (this.first[pair] === first && this.second[pair] === second) return pair;
    }
    const pair = slots.add(hash);
    if (pair === this.first.length) this.lengthen(pair * 2);
    this.first[pair] = first;
    this.second[pair] = second;
    return pair;
  }

  private lengthen(length: number): void {
    this.first = lengthened(this.first, length);
    this.second = lengthened(this.second, length);
    this.lastSample = lengthened(this.lastSample, length);
    this.weight = lengthenedColumn(this.weight, length);
    if (this.divisor) this.divisor = lengthenedColumn(this.divisor, length);
  }
}

/** How many pairs there is room for at first: the columns double when they are full. */
const INITIAL = 256;

/** A longer copy; what is new is 0. */
export function lengthened<T extends Int32Array | Uint8Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(length);
  to.set(from);
  return to;
}

function lengthenedColumn(from: Column, length: number): Column {
  const to = zeros(from, length);
  if (isExact(from)) (to as Float64Array).set(from);
  else (to as BigInt64Array).set(from);
  return to;
}
