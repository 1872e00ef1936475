import type { Column } from '../../profile/profile.js';
import { asNumbers, zeros } from '../values/amount.js';
import type { Nodes } from './nodes.js';
import { keptCount, samplePieces } from '../samples/selected.js';
import { PIECE } from '../samples/cancelCheck.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

/** Flat and cum by node; with means, what each is divided by. */
export interface Sums {
  readonly flat: Column;
  readonly cum: Column;
  readonly flatDivisor: Column | undefined;
  readonly cumDivisor: Column | undefined;
}

/** Zeros for `size` nodes, of the kind of the view's values. */
export function newSums(weighed: WeighedSamples, size: number): Sums {
  const { values, divisors } = weighed;
  return {
    flat: zeros(values, size),
    cum: zeros(values, size),
    flatDivisor: divisors && zeros(divisors, size),
    cumDivisor: divisors && zeros(divisors, size),
  };
}

/**
 * Sums samples by node, in a walk that can pause. It has a loop of its own because every profile is opened with it: without
 * calls and kept nodes it takes less than half of what `sumNodesAndEdges` does (100 MB profile of test/bench, CPU time).
 */
export class NodeSums {
  readonly sums: Sums;
  /** How many of the kept samples are summed. */
  done = 0;
  private readonly lastSample: Int32Array;

  constructor(
    private readonly weighed: WeighedSamples,
    private readonly nodes: Nodes,
  ) {
    this.sums = newSums(weighed, nodes.count);
    this.lastSample = new Int32Array(nodes.count);
  }

  /** Whether all kept samples are summed. */
  get isDone(): boolean {
    return this.done >= keptCount(this.weighed.selected);
  }

  /** Takes up to so many samples more. Throws what the check throws; what is done by then stays done. */
  advance(sampleCount: number): void {
    const { selected } = this.weighed;
    const stop = Math.min(keptCount(selected), this.done + sampleCount);
    for (const piece of samplePieces(selected, PIECE, this.done, stop)) {
      this.add(piece);
      this.done += piece.length;
    }
  }

  /** A function of its own: inside the loop over the pieces it is compiled later, which Top of a 10 MB profile shows. */
  private add(piece: Uint32Array): void {
    const { weighed, nodes, sums, lastSample } = this;
    const { selected, profile } = weighed;
    const { start, end } = selected;
    const { locations } = profile.samples;
    const { offsets } = nodes.frames;
    const ofFrame = nodes.ofFrame;
    const values = asNumbers(weighed.values);
    const flat = asNumbers(sums.flat);
    const cum = asNumbers(sums.cum);
    const divisors = weighed.divisors && asNumbers(weighed.divisors);
    const flatDivisor = sums.flatDivisor && asNumbers(sums.flatDivisor);
    const cumDivisor = sums.cumDivisor && asNumbers(sums.cumDivisor);
    for (let k = 0; k < piece.length; k++) {
      const s = piece[k];
      const value = values[s];
      if (!value && !divisors?.[s]) continue;
      let leaf = -1;
      for (let i = end[s] - 1; i >= start[s]; i--) {
        const location = locations[i];
        for (let f = offsets[location + 1] - 1; f >= offsets[location]; f--) {
          leaf = ofFrame[f];
          if (lastSample[leaf] === s + 1) continue;
          lastSample[leaf] = s + 1;
          cum[leaf] += value;
          if (cumDivisor && divisors) cumDivisor[leaf] += divisors[s];
        }
      }
      if (leaf < 0) continue;
      flat[leaf] += value;
      if (flatDivisor && divisors) flatDivisor[leaf] += divisors[s];
    }
  }
}

/** The sums of nodes for each sample type, once they are asked for. */
export class TypeSums {
  private readonly plain = new Map<Column, Sums>();
  private readonly means = new Map<Column, Sums>();

  constructor(readonly nodes: Nodes) {}

  /** The sums of these samples' values. */
  of(weighed: WeighedSamples): Sums {
    const known = this.known(weighed);
    const found = known.get(weighed.values);
    if (found !== undefined) return found;
    const walk = new NodeSums(weighed, this.nodes);
    walk.advance(Infinity);
    known.set(weighed.values, walk.sums);
    return walk.sums;
  }

  /** Takes the sums, unless they are known; yields after each piece how many samples are done. */
  *walk(weighed: WeighedSamples): Generator<number> {
    const known = this.known(weighed);
    if (known.has(weighed.values)) return;
    const walk = new NodeSums(weighed, this.nodes);
    while (!walk.isDone) {
      walk.advance(PIECE);
      yield walk.done;
    }
    known.set(weighed.values, walk.sums);
  }

  private known({ divisors }: WeighedSamples): Map<Column, Sums> {
    return divisors === undefined ? this.plain : this.means;
  }
}
