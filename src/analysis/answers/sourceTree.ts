import { asNumbers, zeros } from '../values/amount.js';
import type { ValueFormat } from '../values/valueFormat.js';
import { samplePieces } from '../samples/selected.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';
import { type CodeLines, figuresOf, type LineFigure } from './codeLines.js';

/** Recorded files as items of a tree of folders. Items are numbered from 0, files and folders alike. */
export interface SourceTree {
  /** Recorded paths. */
  readonly files: readonly string[];
  /** By file: its item; several recorded paths may be one. */
  readonly itemOf: readonly number[];
  /** By item: that of the folder around it, -1 where nothing asks for that. */
  readonly around: readonly number[];
}

/** What an item of a tree costs: a sample counts once, however many of its frames lie in it. */
export interface ItemFigure extends Omit<LineFigure, 'line'> {
  readonly item: number;
}

/**
 * What the items of a tree cost that have at least a share, 0 to 1, of the total, by the larger of |flat| and |cum|; by item,
 * ascending. One walk for all: each sample stamps the files of its frames and the folders around them.
 */
export function itemFigures(
  weighed: WeighedSamples,
  lines: CodeLines,
  tree: SourceTree,
  format: ValueFormat,
  least: number,
): ItemFigure[] {
  const itemOfNode = itemsOfNodes(lines, tree);
  const { selected, profile } = weighed;
  const { locations } = profile.samples;
  const { frames, ofFrame } = lines.graph.nodes;
  const { around } = tree;
  const values = asNumbers(weighed.values);
  const flats = zeros(weighed.values, around.length);
  const cums = zeros(weighed.values, around.length);
  const flat = asNumbers(flats);
  const cum = asNumbers(cums);
  const lastSample = new Int32Array(around.length);
  for (const piece of samplePieces(selected)) {
    for (const s of piece) {
      const value = values[s];
      if (!value) continue;
      let leaf = -1;
      for (let i = selected.end[s] - 1; i >= selected.start[s]; i--) {
        const location = locations[i];
        for (let f = frames.offsets[location + 1] - 1; f >= frames.offsets[location]; f--) {
          leaf = itemOfNode[ofFrame[f]];
          // What is around an item that is stamped is stamped too.
          for (let item = leaf; item >= 0 && lastSample[item] !== s + 1; item = around[item]) {
            lastSample[item] = s + 1;
            cum[item] += value;
          }
        }
      }
      for (let item = leaf; item >= 0; item = around[item]) flat[item] += value;
    }
  }
  return Array.from(around, (_, item) => ({ item, ...figuresOf(format, flats[item], cums[item]) })).filter(
    ({ flatShare, cumShare }) => Math.max(flatShare, cumShare) >= least,
  );
}

/** By node of the lines: its file's item, -1 where the tree has none. */
function itemsOfNodes(lines: CodeLines, { files, itemOf }: SourceTree): Int32Array {
  const items = new Int32Array(lines.graph.nodes.count).fill(-1);
  const itemOfFile = new Map(files.map((file, i) => [file, itemOf[i]]));
  // File by file of the profile: each that is looked up there goes through all of its strings.
  for (const [file, nodes] of lines.files()) {
    const item = itemOfFile.get(file) ?? -1;
    for (const node of nodes) items[node] = item;
  }
  return items;
}
