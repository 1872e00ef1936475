// A small random generator with a fixed seed (mulberry32), so that a profile is the same on every machine.

export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number in 0 .. 1, without 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer in 0 .. limit, without limit. */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** An integer in 0 .. limit, without limit, the lower the likelier: as calls are spread over callees. */
  skewed(limit) {
    return Math.floor(this.next() ** 3 * limit);
  }
}
