import type { Column } from '../profile/profile.js';
import { asNumbers, zeros } from './amount.js';

/**
 * The calls between nodes, without an object for each: edge `e` goes from `source[e]` to `target[e]`. Found through a
 * hash of the pair.
 */
export class Edges {
  count = 0;
  source = new Int32Array(INITIAL);
  target = new Int32Array(INITIAL);
  weight: Column;
  /** Sum of the divisors, for means. */
  divisor: Column | undefined;
  /** 1 where the edge leads over frames that were not kept. */
  residual = new Uint8Array(INITIAL);
  /** 1 where every call is of an inlined frame. */
  inline = new Uint8Array(INITIAL);
  /** 1 where the edge was trimmed away. */
  removed = new Uint8Array(INITIAL);
  private lastSample = new Int32Array(INITIAL);
  private slots = new Int32Array(INITIAL * 2).fill(-1);

  constructor(
    private readonly values: Column,
    private readonly divisors: Column | undefined,
  ) {
    this.weight = zeros(values, INITIAL);
    this.divisor = divisors && zeros(divisors, INITIAL);
  }

  /** Counts a call in a sample: once for each pair and sample (newGraph of internal/graph). */
  add(source: number, target: number, sample: number, isResidual: boolean, isInline: boolean): void {
    const mask = this.slots.length - 1;
    let slot = hashPair(source, target) & mask;
    let e: number;
    for (;;) {
      e = this.slots[slot];
      if (e < 0 || (this.source[e] === source && this.target[e] === target)) break;
      slot = (slot + 1) & mask;
    }
    if (e < 0) {
      if (this.count === this.source.length) {
        this.grow();
        this.add(source, target, sample, isResidual, isInline);
        return;
      }
      e = this.count++;
      this.slots[slot] = e;
      this.source[e] = source;
      this.target[e] = target;
      this.inline[e] = 1;
    } else if (this.lastSample[e] === sample + 1) return;
    this.lastSample[e] = sample + 1;
    asNumbers(this.weight)[e] += asNumbers(this.values)[sample];
    if (this.divisor && this.divisors) asNumbers(this.divisor)[e] += asNumbers(this.divisors)[sample];
    if (isResidual) this.residual[e] = 1;
    if (!isInline) this.inline[e] = 0;
  }

  private grow(): void {
    const length = this.source.length * 2;
    this.source = copied(this.source, new Int32Array(length));
    this.target = copied(this.target, new Int32Array(length));
    this.residual = copied(this.residual, new Uint8Array(length));
    this.inline = copied(this.inline, new Uint8Array(length));
    this.removed = copied(this.removed, new Uint8Array(length));
    this.lastSample = copied(this.lastSample, new Int32Array(length));
    this.weight = copiedColumn(this.weight, length);
    if (this.divisor) this.divisor = copiedColumn(this.divisor, length);
    this.slots = new Int32Array(length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let e = 0; e < this.count; e++) {
      let slot = hashPair(this.source[e], this.target[e]) & mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = e;
    }
  }
}

const INITIAL = 256;

function hashPair(source: number, target: number): number {
  let h = Math.imul(source, 0x9e3779b1) ^ Math.imul(target, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

function copied<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function copiedColumn(from: Column, length: number): Column {
  const to = zeros(from, length);
  if (from instanceof Float64Array) (to as Float64Array).set(from);
  else (to as BigInt64Array).set(from);
  return to;
}
