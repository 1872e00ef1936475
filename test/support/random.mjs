// A small random generator with a fixed seed (mulberry32), so that what it makes is the same on every machine; and choices made with it.

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

/** Choices made with a seeded generator. */
export class Choices {
  constructor(seed) {
    this.random = new Random(seed);
  }

  below(limit) {
    return this.random.below(limit);
  }

  /** An integer in low .. high, both among them. */
  between(low, high) {
    return low + this.below(high - low + 1);
  }

  chance(share) {
    return this.random.next() < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** A list of `low` .. `high` things. */
  several(low, high, make) {
    return Array.from({ length: this.between(low, high) }, (_, i) => make(i));
  }

  /** One of [weight, thing] pairs, the heavier the likelier. */
  weighted(pairs) {
    let left = this.random.next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, thing] of pairs) if ((left -= weight) < 0) return thing;
    return pairs[0][1];
  }
}
