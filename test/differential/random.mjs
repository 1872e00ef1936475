// Choices made with a seeded generator.
import { Random } from '../bench/random.mjs';

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
