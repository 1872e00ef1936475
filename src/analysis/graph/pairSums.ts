import { type Column, isExact } from '../../profile/profile.js';
import { asNumbers, zeros } from '../values/amount.js';

/**
 * Sums of samples by pairs of small numbers, without an object for each: pair `p` is `first[p]`, `second[p]`. Found
 * through a hash of the pair.
 */
export class PairSums {
  count = 0;
  first = new Int32Array(INITIAL);
  second = new Int32Array(INITIAL);
  weight: Column;
  /** Sum of the divisors, for means. */
  divisor: Column | undefined;
  private lastSample = new Int32Array(INITIAL);
  private slots = new Int32Array(INITIAL * 2).fill(-1);

  constructor(
    private readonly values: Column,
    private readonly divisors: Column | undefined,
  ) {
    this.weight = zeros(values, INITIAL);
    this.divisor = divisors && zeros(divisors, INITIAL);
  }

  /** Adds a sample to a pair, once however often it is asked to. Answers the pair, or -1 if the sample was there. */
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
    const mask = this.slots.length - 1;
    let slot = hashPair(first, second) & mask;
    for (;;) {
      const pair = this.slots[slot];
      if (pair < 0) break;
      if (this.first[pair] === first && this.second[pair] === second) return pair;
      slot = (slot + 1) & mask;
    }
    if (this.count === this.first.length) {
      this.grow();
      return this.find(first, second);
    }
    const pair = this.count++;
    this.slots[slot] = pair;
    this.first[pair] = first;
    this.second[pair] = second;
    return pair;
  }

  private grow(): void {
    const length = this.first.length * 2;
    this.first = lengthened(this.first, length);
    this.second = lengthened(this.second, length);
    this.lastSample = lengthened(this.lastSample, length);
    this.weight = lengthenedColumn(this.weight, length);
    if (this.divisor) this.divisor = lengthenedColumn(this.divisor, length);
    this.slots = new Int32Array(length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let pair = 0; pair < this.count; pair++) {
      let slot = hashPair(this.first[pair], this.second[pair]) & mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = pair;
    }
  }
}

const INITIAL = 256;

function hashPair(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

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
