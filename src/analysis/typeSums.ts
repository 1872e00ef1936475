import type { Column } from '../profile/profile.js';
import type { Sums } from './graph.js';
import type { Nodes } from './nodes.js';
import { type Selected, keptCount } from './selected.js';

/** Flat and cum of every node for all sample types, in one walk over the samples that can pause. */
export class TypeSums {
  private readonly flat: Float64Array;
  private readonly cum: Float64Array;
  private readonly lastSample: Int32Array;
  private at = 0;

  /** @param columns the values, one column a sample type; all of doubles */
  constructor(
    private readonly selected: Selected,
    private readonly nodes: Nodes,
    private readonly columns: readonly Float64Array[],
  ) {
    // The sums of a node lie side by side: one visit to memory for all sample types.
    this.flat = new Float64Array(nodes.count * columns.length);
    this.cum = new Float64Array(nodes.count * columns.length);
    this.lastSample = new Int32Array(nodes.count);
  }

  get isDone(): boolean {
    return this.at >= keptCount(this.selected);
  }

  /** Takes about so many locations of stacks more. */
  advance(locationCount: number): void {
    const { flat, cum, lastSample, columns } = this;
    const { samples, start, end, profile } = this.selected;
    const { locations } = profile.samples;
    const { offsets } = this.nodes.frames;
    const { ofFrame } = this.nodes;
    const types = columns.length;
    const weights = new Float64Array(types);
    const count = keptCount(this.selected);
    let left = locationCount;
    let k = this.at;
    for (; k < count && left > 0; k++) {
      const s = samples === undefined ? k : samples[k];
      for (let type = 0; type < types; type++) weights[type] = columns[type][s];
      let leaf = -1;
      for (let i = end[s] - 1; i >= start[s]; i--) {
        const location = locations[i];
        for (let f = offsets[location + 1] - 1; f >= offsets[location]; f--) {
          leaf = ofFrame[f];
          if (lastSample[leaf] === s + 1) continue;
          lastSample[leaf] = s + 1;
          for (let type = 0, to = leaf * types; type < types; type++, to++) cum[to] += weights[type];
        }
      }
      left -= end[s] - start[s];
      if (leaf < 0) continue;
      for (let type = 0, to = leaf * types; type < types; type++, to++) flat[to] += weights[type];
    }
    this.at = k;
  }

  /** The sums of one sample type, once all are taken. */
  of(type: number): Sums {
    const every = (sums: Float64Array): Float64Array => {
      const types = this.columns.length;
      return Float64Array.from({ length: this.nodes.count }, (_, node) => sums[node * types + type]);
    };
    return { flat: every(this.flat), cum: every(this.cum), flatDivisor: undefined, cumDivisor: undefined };
  }
}

/** The columns as doubles; undefined if a sum over one of them needs more than doubles. */
export function allDoubles(columns: readonly Column[]): readonly Float64Array[] | undefined {
  const doubles = columns.filter((column) => column instanceof Float64Array);
  return doubles.length === columns.length ? doubles : undefined;
}
